package org.werkbank.platform.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.web.CatalogErrors;

/**
 * Answers of the Catalog Protocol of the Dataspace Protocol 2025-1
 * (https://eclipse-dataspace-protocol-base.github.io/DataspaceProtocol/2025-1/). A data set is in
 * it when it has an open offer the asker sees: the protocol knows none without.
 *
 * @param base address of this server, without a slash at its end
 */
record DataspaceCatalogue(String base) {
  private static final String SERVICE = "urn:werkbank:service:catalogue";

  static boolean isOffered(Catalogue.Described entry) {
    return entry.offer() != null && entry.data().newest() != null;
  }

  /** The answer to a {@code CatalogRequestMessage}. */
  Map<String, Object> catalogue(List<Catalogue.Described> entries) {
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put("@context", CatalogErrors.CONTEXT);
    catalogue.put("@id", "urn:werkbank:catalogue");
    catalogue.put("@type", "Catalog");
    catalogue.put("participantId", "urn:werkbank:consortium");
    catalogue.put("service", List.of(service()));
    List<Map<String, Object>> offered =
        entries.stream()
            .filter(DataspaceCatalogue::isOffered)
            .map(entry -> dataset(entry, SERVICE))
            .toList();
    // The schema knows no empty list.
    if (!offered.isEmpty()) {
      catalogue.put("dataset", offered);
    }
    return catalogue;
  }

  /** The answer to {@code GET /catalog/datasets/{id}}. */
  Map<String, Object> dataset(Catalogue.Described entry) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("@context", CatalogErrors.CONTEXT);
    root.putAll(dataset(entry, service()));
    return root;
  }

  private Map<String, Object> dataset(Catalogue.Described entry, Object service) {
    Offer offer = Objects.requireNonNull(entry.offer());
    Map<String, Object> distribution = new LinkedHashMap<>();
    distribution.put("@type", "Distribution");
    distribution.put("format", "HttpData-PULL");
    distribution.put("accessService", service);
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("@id", Offer.dataUrn(offer.datasetId()));
    dataset.put("@type", "Dataset");
    dataset.put("hasPolicy", List.of(policy(offer)));
    dataset.put("distribution", List.of(distribution));
    return dataset;
  }

  private Map<String, Object> service() {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("@id", SERVICE);
    service.put("@type", "DataService");
    service.put("endpointURL", base);
    return service;
  }

  /** The protocol names a policy by {@code @id} and leaves out the target and what is empty. */
  private static Map<String, Object> policy(Offer offer) {
    Map<String, Object> policy = new LinkedHashMap<>(offer.policy());
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("@id", policy.remove("uid"));
    policy.remove("target");
    policy.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
    named.putAll(policy);
    return named;
  }
}

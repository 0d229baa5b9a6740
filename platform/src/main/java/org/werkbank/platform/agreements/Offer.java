package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Terms under which the owner lets others ask for a data set.
 *
 * @param members slugs of those who see it; empty for the whole consortium
 */
public record Offer(
    String id,
    String datasetId,
    String datasetName,
    String description,
    String ownerId,
    String ownerSlug,
    Terms terms,
    List<String> members,
    Instant offeredAt,
    String offeredBy) {
  public Offer {
    members = List.copyOf(members);
  }

  /** The terms for machines (ODRL), without a context. */
  public Map<String, Object> policy() {
    return Odrl.offer(this);
  }

  /** What policies and catalogues call the data set. */
  public static String dataUrn(String datasetId) {
    return Odrl.data(datasetId);
  }

  /** What policies and catalogues call the member. */
  public static String memberUrn(String slug) {
    return Odrl.member(slug);
  }
}

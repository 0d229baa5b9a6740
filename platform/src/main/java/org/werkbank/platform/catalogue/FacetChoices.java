package org.werkbank.platform.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.OfferFacets;
import org.werkbank.platform.agreements.OfferQuery;

/**
 * The links by which a reader narrows the list: each sets one choice and keeps the others, or takes
 * it back.
 */
public record FacetChoices(OfferQuery query) {
  /** More would be a list to search in; who wants another owner writes it into the words. */
  private static final int MOST = 12;

  /** One link. */
  public record Choice(String label, long count, String href, boolean isChosen) {}

  /** One facet with its links. */
  public record Facet(String titleKey, List<Choice> choices) {
    public Facet {
      choices = List.copyOf(choices);
    }
  }

  Facet facet(
      String titleKey, String name, List<OfferFacets.Count> counts, UnaryOperator<String> label) {
    return new Facet(
        titleKey,
        counts.stream()
            .limit(MOST)
            .map(one -> choice(label.apply(one.value()), one.count(), name, one.value()))
            .toList());
  }

  Choice choice(String label, long count, String name, String value) {
    boolean isChosen = value.equals(chosen().get(name));
    return new Choice(label, count, href(name, isChosen ? null : value), isChosen);
  }

  /** Every choice but the words, by the name of its parameter. */
  public Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    put(chosen, "owner", query.owner());
    put(chosen, "purpose", query.purpose() == null ? null : query.purpose().slug());
    put(chosen, "mediaType", query.mediaType());
    put(chosen, "mayTrain", query.mayTrain() ? "true" : null);
    put(chosen, "mayDownload", query.mayDownload() ? "true" : null);
    return chosen;
  }

  /** The list with one choice changed; null takes it back. */
  public String href(String name, @Nullable String value) {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "q", query.words().isEmpty() ? null : query.words());
    all.putAll(chosen());
    all.remove(name);
    put(all, name, value);
    return all.isEmpty()
        ? "/catalogue"
        : all.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "/catalogue?", ""));
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}

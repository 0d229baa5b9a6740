package org.werkbank.platform.agreements;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many offers each further choice would leave. A facet's own choice does not narrow its own
 * counts, so that one can change it.
 *
 * @param found with all choices
 */
public record OfferFacets(
    long found,
    List<Count> owners,
    List<Count> purposes,
    List<Count> mediaTypes,
    long mayTrain,
    long mayDownload) {
  public OfferFacets {
    owners = List.copyOf(owners);
    purposes = List.copyOf(purposes);
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** A value of a facet and the offers that have it. */
  public record Count(String value, long count) {}

  /** Offers that are alike in everything the facets look at. */
  public record Group(
      String ownerSlug,
      String purposes,
      @Nullable String mediaType,
      int mayTrain,
      int mayDownload,
      long count) {
    List<String> purposeSlugs() {
      return OfferStore.split(purposes);
    }
  }

  static OfferFacets of(List<Group> groups, OfferQuery query) {
    Predicate<Group> owner = one -> query.owner() == null || one.ownerSlug().equals(query.owner());
    Predicate<Group> purpose =
        one -> query.purpose() == null || one.purposeSlugs().contains(query.purpose().slug());
    Predicate<Group> media =
        one -> query.mediaType() == null || query.mediaType().equals(one.mediaType());
    Predicate<Group> train = one -> !query.mayTrain() || one.mayTrain() == 1;
    Predicate<Group> download = one -> !query.mayDownload() || one.mayDownload() == 1;
    Predicate<Group> rights = train.and(download);
    Predicate<Group> kind = purpose.and(media);
    return new OfferFacets(
        sum(groups, owner.and(kind).and(rights)),
        counts(groups, kind.and(rights), one -> Stream.of(one.ownerSlug())),
        counts(groups, owner.and(media).and(rights), one -> one.purposeSlugs().stream()),
        counts(groups, owner.and(purpose).and(rights), one -> Stream.ofNullable(one.mediaType())),
        sum(groups, owner.and(kind).and(download).and(one -> one.mayTrain() == 1)),
        sum(groups, owner.and(kind).and(train).and(one -> one.mayDownload() == 1)));
  }

  private static long sum(List<Group> groups, Predicate<Group> wanted) {
    return groups.stream().filter(wanted).mapToLong(Group::count).sum();
  }

  private static List<Count> counts(
      List<Group> groups, Predicate<Group> wanted, Function<Group, Stream<String>> values) {
    TreeMap<String, Long> counted = new TreeMap<>();
    groups.stream()
        .filter(wanted)
        .forEach(
            group -> values.apply(group).forEach(v -> counted.merge(v, group.count(), Long::sum)));
    return counted.entrySet().stream()
        .map(one -> new Count(one.getKey(), Objects.requireNonNull(one.getValue())))
        .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
        .toList();
  }
}

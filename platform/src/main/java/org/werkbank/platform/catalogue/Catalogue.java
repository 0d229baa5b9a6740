package org.werkbank.platform.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Agreement;
import org.werkbank.platform.agreements.Agreements;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.agreements.OfferFacets;
import org.werkbank.platform.agreements.OfferQuery;
import org.werkbank.platform.datasets.KnownData;
import org.werkbank.platform.datasets.KnownDatasets;
import org.werkbank.platform.datasets.KnownVersion;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.web.CurrentUser;

/** The door to data that are found without being seen. */
public final class Catalogue {
  private final KnownDatasets known;
  private final Agreements agreements;
  private final Members members;

  public Catalogue(KnownDatasets known, Agreements agreements, Members members) {
    this.known = known;
    this.agreements = agreements;
    this.members = members;
  }

  /** One offer in the list, with what is known of the data without a look at them. */
  public record Item(Offer offer, long rows, int columns) {
    static Item of(Offer offer, KnownData data) {
      return new Item(
          offer, data.newest() == null ? 0 : data.newest().rows(), data.schema().columns().size());
    }
  }

  /** Offers that were found, and where to look further. */
  public record Found(Page<Item> page, OfferFacets facets) {}

  /**
   * One data set as catalogues for machines describe it.
   *
   * @param owner name of the member
   * @param offer the open offer, when the member may see it
   */
  public record Described(KnownData data, String owner, @Nullable Offer offer) {}

  /** A version and the name of its owner. */
  public record Version(KnownVersion known, String owner) {}

  /**
   * One data set with its schema.
   *
   * @param agreements of the user's member about it, the newest first
   */
  public record Entry(
      KnownData data, @Nullable Offer offer, List<Agreement> agreements, boolean isUsable) {}

  /** Offers of other members, newest first. */
  public Found search(CurrentUser user, OfferQuery query, PageRequest page) {
    OfferFacets facets = agreements.facets(user, query);
    if (facets.found() == 0) {
      // A database looks longest for what is not there; once is enough.
      return new Found(new Page<>(List.of(), null), facets);
    }
    Page<Offer> offers = agreements.offers(user, query, page);
    Map<String, KnownData> data =
        known.of(user, offers.items().stream().map(Offer::datasetId).toList()).stream()
            .collect(Collectors.toMap(one -> one.dataset().id(), Function.identity()));
    List<Item> items =
        offers.items().stream()
            .filter(offer -> data.containsKey(offer.datasetId()))
            .map(offer -> Item.of(offer, Objects.requireNonNull(data.get(offer.datasetId()))))
            .toList();
    return new Found(new Page<>(items, offers.nextPageToken()), facets);
  }

  /** A data set the user may know of. */
  public Entry entry(CurrentUser user, String id) {
    KnownData data = known.one(user, id);
    List<Agreement> made =
        agreements.between(user, id).stream()
            .sorted(Comparator.comparing(Agreement::agreedAt).reversed())
            .toList();
    boolean isUsable =
        made.stream()
            .anyMatch(
                one -> one.terms().mayTrain() && agreements.stateOf(one) == Agreement.State.ACTIVE);
    return new Entry(data, agreements.seenOffer(user, id).orElse(null), made, isUsable);
  }

  /** Everything the user may know of: own data sets and those of others. */
  public Page<Described> all(CurrentUser user, PageRequest page) {
    Page<KnownData> found = known.list(user, page);
    return new Page<>(described(user, found.items()), found.nextPageToken());
  }

  /** One of them. */
  public Described described(CurrentUser user, String id) {
    return described(user, List.of(known.one(user, id))).get(0);
  }

  /** A version of one of them. */
  public Version version(CurrentUser user, String id, int number) {
    KnownVersion found = known.version(user, id, number);
    return new Version(found, ownerOf(found.data()));
  }

  private String ownerOf(KnownData data) {
    return members.bySlug(data.dataset().memberSlug()).name();
  }

  private List<Described> described(CurrentUser user, List<KnownData> data) {
    Map<String, Offer> offers =
        agreements.offersOf(user, data.stream().map(one -> one.dataset().id()).toList());
    Map<String, String> owners =
        data.stream()
            .collect(
                Collectors.toMap(
                    one -> one.dataset().memberSlug(), this::ownerOf, (first, same) -> first));
    return data.stream()
        .map(
            one ->
                new Described(
                    one,
                    Objects.requireNonNull(owners.get(one.dataset().memberSlug())),
                    offers.get(one.dataset().id())))
        .toList();
  }
}

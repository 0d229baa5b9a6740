package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Agreement;
import org.werkbank.platform.agreements.Agreements;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.web.CurrentUser;

/** The door to what other members offer: found without being seen. */
public final class Catalogue {
  private final Database database;
  private final Datasets datasets;
  private final Agreements agreements;
  private final ObjectMapper json;

  public Catalogue(Database database, Datasets datasets, Agreements agreements, ObjectMapper json) {
    this.database = database;
    this.datasets = datasets;
    this.agreements = agreements;
    this.json = json;
  }

  /** One offer in the list, with what is known of the data without a look at them. */
  public record Item(Offer offer, long rows, int columns) {}

  /**
   * One data set with its schema.
   *
   * @param offer the open offer, when the member may see it
   * @param agreements of the user's member about it, the newest first
   */
  public record Entry(
      DatasetDetail detail, @Nullable Offer offer, List<Agreement> agreements, boolean isUsable) {}

  /**
   * Offers of other members, newest first.
   *
   * @param words searched in name, description and owner; empty for any
   */
  public Page<Item> search(
      CurrentUser user, String words, @Nullable Purpose purpose, PageRequest page) {
    Page<Offer> offers = agreements.offers(user, words, purpose, page);
    List<String> ids = offers.items().stream().map(Offer::datasetId).toList();
    return database.read(
        tx -> {
          DatasetStore store = new DatasetStore(tx, json);
          Map<String, DatasetStore.Row> rows =
              store.byIds(ids).stream()
                  .collect(Collectors.toMap(DatasetStore.Row::id, Function.identity()));
          Map<String, Long> counts = store.newestRows(ids);
          return offers.map(
              offer -> {
                DatasetStore.Row row = rows.get(offer.datasetId());
                return new Item(
                    offer,
                    counts.getOrDefault(offer.datasetId(), 0L),
                    row == null ? 0 : store.schema(row).columns().size());
              });
        });
  }

  /** A data set the user may know of. */
  public Entry entry(CurrentUser user, String id) {
    DatasetDetail detail = datasets.described(user, id);
    Optional<Offer> offer = agreements.seenOffer(user, id);
    List<Agreement> made =
        agreements.between(user, id).stream()
            .sorted(Comparator.comparing(Agreement::agreedAt).reversed())
            .toList();
    boolean isUsable =
        made.stream()
            .anyMatch(
                one -> one.terms().mayTrain() && agreements.stateOf(one) == Agreement.State.ACTIVE);
    return new Entry(detail, offer.orElse(null), made, isUsable);
  }
}

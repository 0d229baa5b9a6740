package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of offers. Lists of words lie in one cell, each between two bars. */
final class OfferStore {
  private static final String COLUMNS =
      """
      id, dataset_id, dataset_name, description, owner_id, owner_slug, purposes, may_train,
      may_download, may_share_model, valid_until, members, created_at, created_by
      """;
  private static final String EVERYBODY = "*";
  private static final String SEEN_BY_MEMBER =
      """
       ended_at is null and owner_slug <> :member
        and (members = '*' or members like :mention)
        and (valid_until is null or valid_until > :now)
      """;

  /** A row as it lies in the table. */
  public record Row(
      String id,
      String datasetId,
      String datasetName,
      String description,
      String ownerId,
      String ownerSlug,
      String purposes,
      int mayTrain,
      int mayDownload,
      int mayShareModel,
      @Nullable Long validUntil,
      String members,
      long createdAt,
      String createdBy) {
    static Row of(Offer offer) {
      Terms terms = offer.terms();
      return new Row(
          offer.id(),
          offer.datasetId(),
          offer.datasetName(),
          offer.description(),
          offer.ownerId(),
          offer.ownerSlug(),
          joined(terms.purposes().stream().map(Purpose::slug).toList()),
          terms.mayTrain() ? 1 : 0,
          terms.mayDownload() ? 1 : 0,
          terms.mayShareModel() ? 1 : 0,
          terms.validUntil() == null ? null : (Long) terms.validUntil().toEpochMilli(),
          offer.members().isEmpty() ? EVERYBODY : joined(offer.members()),
          offer.offeredAt().toEpochMilli(),
          offer.offeredBy());
    }

    Offer offer() {
      return new Offer(
          id,
          datasetId,
          datasetName,
          description,
          ownerId,
          ownerSlug,
          new Terms(
              split(purposes).stream().map(Purpose::of).toList(),
              mayTrain == 1,
              mayDownload == 1,
              mayShareModel == 1,
              validUntil == null ? null : Instant.ofEpochMilli(validUntil)),
          members.equals(EVERYBODY) ? List.of() : split(members),
          Instant.ofEpochMilli(createdAt),
          createdBy);
    }
  }

  private final Transaction tx;

  OfferStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Offer offer) {
    tx.handle()
        .createUpdate(
            "insert into offers ("
                + COLUMNS
                + """
                ) values
                (:id, :datasetId, :datasetName, :description, :ownerId, :ownerSlug, :purposes,
                 :mayTrain, :mayDownload, :mayShareModel, :validUntil, :members, :createdAt,
                 :createdBy)
                """)
        .bindMethods(Row.of(offer))
        .execute();
  }

  /** Takes the open offer of a data set back; false when there is none. */
  boolean end(String datasetId, long now) {
    return tx.handle()
            .createUpdate(
                """
                update offers set ended_at = :now
                where dataset_id = :datasetId and ended_at is null
                """)
            .bind("datasetId", datasetId)
            .bind("now", now)
            .execute()
        == 1;
  }

  Optional<Offer> open(String datasetId) {
    return tx.handle()
        .createQuery(
            "select " + COLUMNS + " from offers where dataset_id = :datasetId and ended_at is null")
        .bind("datasetId", datasetId)
        .mapTo(Row.class)
        .map(Row::offer)
        .findOne();
  }

  boolean isOffered(String datasetId, String member, long now) {
    return tx.handle()
            .createQuery(
                "select count(*) from offers where dataset_id = :datasetId and" + SEEN_BY_MEMBER)
            .bind("datasetId", datasetId)
            .bind("member", member)
            .bind("mention", "%|" + member + "|%")
            .bind("now", now)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /**
   * Open offers a member may see, newest first.
   *
   * @param words that name or description hold; empty for any
   * @param purpose null for any
   */
  List<Row> visible(
      String member, String words, @Nullable Purpose purpose, long now, PageRequest page) {
    String like = words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from offers where"
                + SEEN_BY_MEMBER
                + """
                  and (lower(dataset_name) like :words escape '!'
                       or lower(description) like :words escape '!'
                       or owner_slug like :words escape '!')
                  and (:anyPurpose = 1 or purposes like :purpose)
                  and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
                order by created_at desc, id
                limit :limit
                """)
        .bind("member", member)
        .bind("mention", "%|" + member + "|%")
        .bind("now", now)
        .bind("words", "%" + like + "%")
        .bind("anyPurpose", purpose == null ? 1 : 0)
        .bind("purpose", purpose == null ? "" : "%|" + purpose.slug() + "|%")
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  private static String joined(List<String> words) {
    return words.stream().collect(Collectors.joining("|", "|", "|"));
  }

  private static List<String> split(String cell) {
    return Arrays.stream(cell.split("\\|")).filter(word -> !word.isEmpty()).toList();
  }
}

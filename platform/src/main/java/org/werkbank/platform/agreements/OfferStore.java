package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
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

  /** {@code data_words} is kept by the room of data sets, at every change of one. */
  private static final String FOUND =
      " from offers join data_words on data_id = dataset_id where" + SEEN_BY_MEMBER;

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

  /** Open offers a member may see and that fit the query, newest first. */
  List<Row> search(String member, OfferQuery query, long now, PageRequest page) {
    return bound(
            "select "
                + COLUMNS
                + FOUND
                + chosen(query)
                + words(query)
                + """
                  and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
                order by created_at desc, id
                limit :limit
                """,
            member,
            query,
            now)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** The same offers before any choice but the words, counted by what can be chosen. */
  List<OfferFacets.Group> groups(String member, OfferQuery query, long now) {
    return bound(
            "select owner_slug, purposes, media_type, may_train, may_download, count(*) as count"
                + FOUND
                + words(query)
                + " group by owner_slug, purposes, media_type, may_train, may_download",
            member,
            query,
            now)
        .mapTo(OfferFacets.Group.class)
        .list();
  }

  /** Data sets of others whose open offer the member sees. */
  List<String> seen(String member, long now) {
    return bound(
            "select dataset_id from offers where" + SEEN_BY_MEMBER, member, OfferQuery.all(), now)
        .mapTo(String.class)
        .list();
  }

  /** Those of these data sets' open offers that the member sees, own ones among them. */
  List<Offer> among(List<String> datasetIds, String member, long now) {
    return datasetIds.isEmpty()
        ? List.of()
        : bound(
                "select "
                    + COLUMNS
                    + """
                     from offers
                    where dataset_id in (<ids>) and ended_at is null
                      and (owner_slug = :member or members = '*' or members like :mention)
                      and (valid_until is null or valid_until > :now)
                    """,
                member,
                OfferQuery.all(),
                now)
            .bindList("ids", datasetIds)
            .mapTo(Row.class)
            .map(Row::offer)
            .list();
  }

  private Query bound(String sql, String member, OfferQuery query, long now) {
    Query bound =
        tx.handle()
            .createQuery(sql)
            .bind("member", member)
            .bind("mention", "%|" + member + "|%")
            .bind("now", now)
            .bind("owner", query.owner())
            .bind("purpose", query.purpose() == null ? "" : "%|" + query.purpose().slug() + "|%")
            .bind("mediaType", query.mediaType());
    List<String> likes = query.likes();
    for (int i = 0; i < likes.size(); i++) {
      bound.bind("word" + i, likes.get(i));
    }
    return bound;
  }

  private static String words(OfferQuery query) {
    return IntStream.range(0, query.likes().size())
        .mapToObj(i -> " and words like :word" + i + " escape '!'")
        .collect(Collectors.joining());
  }

  private static String chosen(OfferQuery query) {
    return (query.owner() == null ? "" : " and owner_slug = :owner")
        + (query.purpose() == null ? "" : " and purposes like :purpose")
        + (query.mediaType() == null ? "" : " and media_type = :mediaType")
        + (query.mayTrain() ? " and may_train = 1" : "")
        + (query.mayDownload() ? " and may_download = 1" : "");
  }

  private static String joined(List<String> words) {
    return words.stream().collect(Collectors.joining("|", "|", "|"));
  }

  static List<String> split(String cell) {
    return Arrays.stream(cell.split("\\|")).filter(word -> !word.isEmpty()).toList();
  }
}

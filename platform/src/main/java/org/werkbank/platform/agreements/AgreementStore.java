package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of agreements: rows are added and ended, nothing else. */
final class AgreementStore {
  private static final String COLUMNS =
      """
      id, request_id, dataset_id, dataset_name, owner_id, owner_slug, member_id, member_slug,
      purpose, may_train, may_download, may_share_model, valid_until, text_de, text_en, policy,
      sha256, agreed_at, agreed_by, requested_by, ended_at, ended_by
      """;

  /** A row as it lies in the table. */
  public record Row(
      String id,
      String requestId,
      String datasetId,
      String datasetName,
      String ownerId,
      String ownerSlug,
      String memberId,
      String memberSlug,
      String purpose,
      int mayTrain,
      int mayDownload,
      int mayShareModel,
      @Nullable Long validUntil,
      String textDe,
      String textEn,
      String policy,
      String sha256,
      long agreedAt,
      String agreedBy,
      String requestedBy,
      @Nullable Long endedAt,
      @Nullable String endedBy) {
    static Row of(Agreement one) {
      Terms terms = one.terms();
      return new Row(
          one.id(),
          one.requestId(),
          one.datasetId(),
          one.datasetName(),
          one.ownerId(),
          one.owner(),
          one.memberId(),
          one.member(),
          one.purpose().slug(),
          terms.mayTrain() ? 1 : 0,
          terms.mayDownload() ? 1 : 0,
          terms.mayShareModel() ? 1 : 0,
          terms.validUntil() == null ? null : (Long) terms.validUntil().toEpochMilli(),
          one.textDe(),
          one.textEn(),
          one.policy(),
          one.sha256(),
          one.agreedAt().toEpochMilli(),
          one.agreedBy(),
          one.requestedBy(),
          null,
          null);
    }

    Agreement agreement() {
      return new Agreement(
          id,
          requestId,
          datasetId,
          datasetName,
          ownerId,
          ownerSlug,
          memberId,
          memberSlug,
          Purpose.of(purpose),
          new Terms(
              List.of(Purpose.of(purpose)),
              mayTrain == 1,
              mayDownload == 1,
              mayShareModel == 1,
              validUntil == null ? null : Instant.ofEpochMilli(validUntil)),
          textDe,
          textEn,
          policy,
          sha256,
          Instant.ofEpochMilli(agreedAt),
          agreedBy,
          requestedBy,
          endedAt == null ? null : Instant.ofEpochMilli(endedAt),
          endedBy);
    }
  }

  private final Transaction tx;

  AgreementStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Agreement agreement) {
    tx.handle()
        .createUpdate(
            "insert into agreements ("
                + COLUMNS
                + """
                ) values
                (:id, :requestId, :datasetId, :datasetName, :ownerId, :ownerSlug, :memberId,
                 :memberSlug, :purpose, :mayTrain, :mayDownload, :mayShareModel, :validUntil,
                 :textDe, :textEn, :policy, :sha256, :agreedAt, :agreedBy, :requestedBy, :endedAt,
                 :endedBy)
                """)
        .bindMethods(Row.of(agreement))
        .execute();
  }

  Optional<Agreement> byId(String id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from agreements where id = :id")
        .bind("id", id)
        .mapTo(Row.class)
        .map(Row::agreement)
        .findOne();
  }

  /** All a member ever made about a data set, the newest first. */
  List<Agreement> between(String datasetId, String memberId) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from agreements
                where dataset_id = :datasetId and member_id = :memberId
                order by agreed_at desc, id
                """)
        .bind("datasetId", datasetId)
        .bind("memberId", memberId)
        .mapTo(Row.class)
        .map(Row::agreement)
        .list();
  }

  /** Whether any agreement about the data holds. */
  boolean isBound(String datasetId, long now) {
    return tx.handle()
            .createQuery(
                """
                select count(*) from agreements
                where dataset_id = :datasetId and ended_at is null
                  and (valid_until is null or valid_until > :now)
                """)
            .bind("datasetId", datasetId)
            .bind("now", now)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Data sets about which the member has an agreement that nobody has ended. */
  List<String> datasetsOf(String memberId) {
    return tx.handle()
        .createQuery(
            """
            select distinct dataset_id
            from agreements
            where member_id = :memberId and ended_at is null
            """)
        .bind("memberId", memberId)
        .mapTo(String.class)
        .list();
  }

  /** Agreements of a member about these data sets that nobody has ended, in no order. */
  List<Agreement> open(List<String> datasetIds, String memberId) {
    return datasetIds.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(
                "select "
                    + COLUMNS
                    + """
                    from agreements
                    where member_id = :memberId and dataset_id in (<ids>) and ended_at is null
                    """)
            .bind("memberId", memberId)
            .bindList("ids", datasetIds)
            .mapTo(Row.class)
            .map(Row::agreement)
            .list();
  }

  /** Those under which a member uses data and that nobody has ended. */
  List<Agreement> ofMember(String memberId) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from agreements
                where member_id = :memberId and ended_at is null
                order by agreed_at desc, id
                """)
        .bind("memberId", memberId)
        .mapTo(Row.class)
        .map(Row::agreement)
        .list();
  }

  /** Those the member gave or got, newest first. */
  List<Row> list(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from agreements
                where (owner_id = :memberId or member_id = :memberId)
                  and (agreed_at < :afterTime or (agreed_at = :afterTime and id > :afterId))
                order by agreed_at desc, id
                limit :limit
                """)
        .bind("memberId", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** Ends it; false when that was done before. */
  boolean end(String id, long now, String by) {
    return tx.handle()
            .createUpdate(
                """
                update agreements set ended_at = :now, ended_by = :by
                where id = :id and ended_at is null
                """)
            .bind("id", id)
            .bind("now", now)
            .bind("by", by)
            .execute()
        == 1;
  }
}

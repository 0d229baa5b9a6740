package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of requests. */
final class RequestStore {
  private static final String COLUMNS =
      """
      id, offer_id, dataset_id, dataset_name, owner_id, owner_slug, member_id, member_slug,
      purpose, message, state, created_at, created_by, decided_at, decided_by, comment, agreement_id
      """;

  /** A row as it lies in the table. */
  public record Row(
      String id,
      String offerId,
      String datasetId,
      String datasetName,
      String ownerId,
      String ownerSlug,
      String memberId,
      String memberSlug,
      String purpose,
      String message,
      String state,
      long createdAt,
      String createdBy,
      @Nullable Long decidedAt,
      @Nullable String decidedBy,
      @Nullable String comment,
      @Nullable String agreementId) {
    AccessRequest request() {
      return new AccessRequest(
          id,
          offerId,
          datasetId,
          datasetName,
          ownerSlug,
          memberSlug,
          Purpose.of(purpose),
          message,
          AccessRequest.State.valueOf(state),
          Instant.ofEpochMilli(createdAt),
          createdBy,
          decidedAt == null ? null : Instant.ofEpochMilli(decidedAt),
          decidedBy,
          comment,
          agreementId);
    }
  }

  private final Transaction tx;

  RequestStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row) {
    tx.handle()
        .createUpdate(
            "insert into access_requests ("
                + COLUMNS
                + """
                ) values
                (:id, :offerId, :datasetId, :datasetName, :ownerId, :ownerSlug, :memberId,
                 :memberSlug, :purpose, :message, :state, :createdAt, :createdBy, :decidedAt,
                 :decidedBy, :comment, :agreementId)
                """)
        .bindMethods(row)
        .execute();
  }

  Optional<Row> byId(String id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from access_requests where id = :id")
        .bind("id", id)
        .mapTo(Row.class)
        .findOne();
  }

  boolean isOpen(String datasetId, String memberId) {
    return tx.handle()
            .createQuery(
                """
                select count(*) from access_requests
                where dataset_id = :datasetId and member_id = :memberId and state = 'OPEN'
                """)
            .bind("datasetId", datasetId)
            .bind("memberId", memberId)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Those the member made or has to decide on, newest first. */
  List<Row> list(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from access_requests
                where (owner_id = :memberId or member_id = :memberId)
                  and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
                order by created_at desc, id
                limit :limit
                """)
        .bind("memberId", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** Decides; false when somebody has before. */
  boolean decide(
      String id,
      AccessRequest.State state,
      long now,
      String by,
      String comment,
      @Nullable String agreementId) {
    return tx.handle()
            .createUpdate(
                """
                update access_requests
                set state = :state, decided_at = :now, decided_by = :by, comment = :comment,
                    agreement_id = :agreementId
                where id = :id and state = 'OPEN'
                """)
            .bind("id", id)
            .bind("state", state.name())
            .bind("now", now)
            .bind("by", by)
            .bind("comment", comment)
            .bind("agreementId", agreementId)
            .execute()
        == 1;
  }
}

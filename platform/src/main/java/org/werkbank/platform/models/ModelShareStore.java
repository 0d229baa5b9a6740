package org.werkbank.platform.models;

import java.time.Instant;
import java.util.List;
import org.werkbank.platform.db.Transaction;

/** SQL of shares. */
final class ModelShareStore {
  public record Row(
      String modelId, int version, String memberId, String memberSlug, long sharedAt) {
    Share share() {
      return new Share(memberId, memberSlug, Instant.ofEpochMilli(sharedAt));
    }
  }

  private final Transaction tx;

  ModelShareStore(Transaction tx) {
    this.tx = tx;
  }

  /** Adds the share; says whether it is new. */
  boolean add(String modelId, int version, Share share, String sharedBy) {
    return tx.handle()
            .createUpdate(
                """
                insert into model_shares
                  (model_id, version, member_id, member_slug, shared_by, shared_at)
                values
                  (:modelId, :version, :memberId, :member, :sharedBy, :millis)
                on conflict (model_id, version, member_id) do nothing
                """)
            .bindMethods(share)
            .bind("modelId", modelId)
            .bind("version", version)
            .bind("sharedBy", sharedBy)
            .bind("millis", share.sharedAt().toEpochMilli())
            .execute()
        == 1;
  }

  /** Ends the share; says whether there was one. */
  boolean remove(String modelId, int version, String memberSlug) {
    return tx.handle()
            .createUpdate(
                """
                delete from model_shares
                where model_id = :modelId and version = :version and member_slug = :memberSlug
                """)
            .bind("modelId", modelId)
            .bind("version", version)
            .bind("memberSlug", memberSlug)
            .execute()
        == 1;
  }

  boolean maySee(String modelId, int version, String memberId) {
    return tx.handle()
            .createQuery(
                """
                select count(*)
                from model_shares
                where model_id = :modelId
                  and version = :version
                  and member_id in (:memberId, :everybody)
                """)
            .bind("modelId", modelId)
            .bind("version", version)
            .bind("memberId", memberId)
            .bind("everybody", Share.EVERYBODY)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  List<Row> of(List<String> modelIds) {
    if (modelIds.isEmpty()) {
      return List.of();
    }
    return tx.handle()
        .createQuery(
            """
            select model_id, version, member_id, member_slug, shared_at
            from model_shares
            where model_id in (<modelIds>)
            order by shared_at, member_slug
            """)
        .bindList("modelIds", modelIds)
        .mapTo(Row.class)
        .list();
  }
}

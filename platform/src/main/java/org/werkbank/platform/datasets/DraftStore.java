package org.werkbank.platform.datasets;

import java.time.Instant;
import java.util.List;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;

/** SQL of drafts and their files. */
final class DraftStore {
  /** A draft as it lies in the table. */
  public record Row(String id, String datasetId, String bucket, long createdAt) {}

  /** One that nobody goes on with. */
  public record Expired(String id, String datasetId, String memberSlug) {}

  private final Transaction tx;

  DraftStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Draft draft, String createdBy) {
    tx.handle()
        .createUpdate(
            """
            insert into dataset_drafts
              (id, dataset_id, bucket, created_at, created_by, changed_at)
            values (:id, :datasetId, :bucket, :createdAt, :createdBy, :createdAt)
            """)
        .bind("id", draft.id())
        .bind("datasetId", draft.datasetId())
        .bind("bucket", draft.bucket())
        .bind("createdAt", draft.createdAt().toEpochMilli())
        .bind("createdBy", createdBy)
        .execute();
  }

  Draft required(String datasetId, String id) {
    Row row =
        tx.handle()
            .createQuery(
                """
                select id, dataset_id, bucket, created_at
                from dataset_drafts
                where id = :id and dataset_id = :datasetId
                """)
            .bind("id", id)
            .bind("datasetId", datasetId)
            .mapTo(Row.class)
            .findOne()
            .orElseThrow(() -> Problem.notFound("datasets.draft.none", id));
    return new Draft(
        row.id(), row.datasetId(), row.bucket(), Instant.ofEpochMilli(row.createdAt()), files(id));
  }

  /** The same for a change: whoever else changes the draft waits until this transaction ends. */
  Draft locked(String datasetId, String id, Instant now) {
    tx.handle()
        .createUpdate("update dataset_drafts set changed_at = :now where id = :id")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
    return required(datasetId, id);
  }

  void insert(String draftId, DraftFile file) {
    tx.handle()
        .createUpdate(
            """
            insert into dataset_draft_files
              (draft_id, filename, sha256, size_bytes, bucket, object_key)
            values (:draftId, :filename, :sha256, :sizeBytes, :bucket, :objectKey)
            """)
        .bind("draftId", draftId)
        .bind("filename", file.filename())
        .bind("sha256", file.sha256())
        .bind("sizeBytes", file.sizeBytes())
        .bind("bucket", file.bucket())
        .bind("objectKey", file.objectKey())
        .execute();
  }

  void removeFile(String draftId, String filename) {
    tx.handle()
        .createUpdate(
            """
            delete from dataset_draft_files
            where draft_id = :draftId and filename = :filename
            """)
        .bind("draftId", draftId)
        .bind("filename", filename)
        .execute();
  }

  void remove(String draftId) {
    tx.handle()
        .createUpdate("delete from dataset_draft_files where draft_id = :id")
        .bind("id", draftId)
        .execute();
    tx.handle()
        .createUpdate("delete from dataset_drafts where id = :id")
        .bind("id", draftId)
        .execute();
  }

  List<Expired> unchangedSince(String bucket, Instant time) {
    return tx.handle()
        .createQuery(
            """
            select f.id, f.dataset_id, d.member_slug
            from dataset_drafts f join datasets d on d.id = f.dataset_id
            where f.bucket = :bucket and f.changed_at < :time
            """)
        .bind("bucket", bucket)
        .bind("time", time.toEpochMilli())
        .mapTo(Expired.class)
        .list();
  }

  boolean isNamed(String bucket, String objectKey) {
    return tx.handle()
            .createQuery(
                """
                select count(*)
                from dataset_draft_files
                where bucket = :bucket and object_key = :objectKey
                """)
            .bind("bucket", bucket)
            .bind("objectKey", objectKey)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private List<DraftFile> files(String draftId) {
    return tx.handle()
        .createQuery(
            """
            select filename, sha256, size_bytes, bucket, object_key
            from dataset_draft_files
            where draft_id = :draftId
            """)
        .bind("draftId", draftId)
        .mapTo(DraftFile.class)
        .list();
  }
}

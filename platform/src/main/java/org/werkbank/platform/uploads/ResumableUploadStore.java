package org.werkbank.platform.uploads;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Transaction;

/** SQL of uploads under way and their parts. */
final class ResumableUploadStore {
  private static final String COLUMNS =
      "id, dataset_id, user_id, member_slug, metadata, size_bytes, part_bytes, bucket, object_key,"
          + " media_type, store_upload_id, received, tail_key, version, created_at, expires_at";

  private final Transaction tx;

  ResumableUploadStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(ResumableUpload upload) {
    tx.handle()
        .createUpdate(
            "insert into resumable_uploads ("
                + COLUMNS
                + """
                ) values (:id, :datasetId, :userId, :memberSlug, :metadata, :sizeBytes,
                  :partBytes, :bucket, :objectKey, :mediaType, :storeUploadId, :received, :tailKey,
                  :version, :createdAt, :expiresAt)
                """)
        .bindMethods(upload)
        .execute();
  }

  Optional<ResumableUpload> find(String id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from resumable_uploads where id = :id")
        .bind("id", id)
        .mapTo(ResumableUpload.class)
        .findOne();
  }

  void begun(String id, String storeUploadId) {
    tx.handle()
        .createUpdate("update resumable_uploads set store_upload_id = :known where id = :id")
        .bind("known", storeUploadId)
        .bind("id", id)
        .execute();
  }

  void addPart(String id, int number, String tag) {
    tx.handle()
        .createUpdate(
            """
            insert into resumable_upload_parts (upload_id, number, tag)
            values (:id, :number, :tag)
            """)
        .bind("id", id)
        .bind("number", number)
        .bind("tag", tag)
        .execute();
  }

  /** Tags of the parts, in their order. */
  List<String> tags(String id) {
    return tx.handle()
        .createQuery("select tag from resumable_upload_parts where upload_id = :id order by number")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  void received(String id, long received, @Nullable String tailKey, long expiresAt) {
    tx.handle()
        .createUpdate(
            """
            update resumable_uploads
            set received = :received, tail_key = :tailKey, expires_at = :expiresAt
            where id = :id
            """)
        .bind("received", received)
        .bind("tailKey", tailKey)
        .bind("expiresAt", expiresAt)
        .bind("id", id)
        .execute();
  }

  /** The version is made; what was needed to go on is forgotten. */
  void finished(String id, int version, long expiresAt) {
    removeParts(id);
    tx.handle()
        .createUpdate(
            """
            update resumable_uploads
            set received = size_bytes, tail_key = null, store_upload_id = null,
              version = :version, expires_at = :expiresAt
            where id = :id
            """)
        .bind("version", version)
        .bind("expiresAt", expiresAt)
        .bind("id", id)
        .execute();
  }

  void remove(String id) {
    removeParts(id);
    tx.handle()
        .createUpdate("delete from resumable_uploads where id = :id")
        .bind("id", id)
        .execute();
  }

  List<ResumableUpload> expired(String bucket, long now) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from resumable_uploads where bucket = :bucket and expires_at <= :now")
        .bind("bucket", bucket)
        .bind("now", now)
        .mapTo(ResumableUpload.class)
        .list();
  }

  boolean isNamed(String bucket, String key) {
    return tx.handle()
            .createQuery(
                """
                select count(*)
                from resumable_uploads
                where bucket = :bucket and version is null
                  and (object_key = :key or tail_key = :key)
                """)
            .bind("bucket", bucket)
            .bind("key", key)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private void removeParts(String id) {
    tx.handle()
        .createUpdate("delete from resumable_upload_parts where upload_id = :id")
        .bind("id", id)
        .execute();
  }
}

package org.werkbank.platform.models;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Transaction;

/** SQL of versions; they are added and read, never changed. */
final class ModelVersionStore {
  public record Row(
      String modelId,
      int version,
      String runId,
      String task,
      String sha256,
      long sizeBytes,
      String bucket,
      String objectKey,
      String format,
      @Nullable String quality,
      String evaluation,
      String features,
      String lineage,
      @Nullable String resources,
      String createdBy,
      long createdAt) {}

  /** What lists show; an evaluation can be large. */
  public record Summary(
      String modelId,
      int version,
      String task,
      @Nullable String quality,
      long sizeBytes,
      long createdAt) {}

  private final Transaction tx;

  ModelVersionStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row) {
    tx.handle()
        .createUpdate(
            """
            insert into model_versions
              (model_id, version, run_id, task, sha256, size_bytes, bucket, object_key, format,
               quality, evaluation, features, lineage, resources, created_by, created_at)
            values
              (:modelId, :version, :runId, :task, :sha256, :sizeBytes, :bucket, :objectKey, :format,
               :quality, :evaluation, :features, :lineage, :resources, :createdBy, :createdAt)
            """)
        .bindMethods(row)
        .execute();
  }

  int newest(String modelId) {
    return tx.handle()
        .createQuery(
            """
            select coalesce(max(version), 0)
            from model_versions
            where model_id = :modelId
            """)
        .bind("modelId", modelId)
        .mapTo(Integer.class)
        .one();
  }

  Optional<Integer> ofRun(String modelId, String runId) {
    return tx.handle()
        .createQuery(
            """
            select version
            from model_versions
            where model_id = :modelId and run_id = :runId
            """)
        .bind("modelId", modelId)
        .bind("runId", runId)
        .mapTo(Integer.class)
        .findOne();
  }

  Optional<Row> find(String modelId, int version) {
    return tx.handle()
        .createQuery(
            """
            select model_id, version, run_id, task, sha256, size_bytes, bucket, object_key, format,
                   quality, evaluation, features, lineage, resources, created_by, created_at
            from model_versions
            where model_id = :modelId and version = :version
            """)
        .bind("modelId", modelId)
        .bind("version", version)
        .mapTo(Row.class)
        .findOne();
  }

  /** Those of the models' versions that the member may see, newest first. */
  List<Summary> visible(List<String> modelIds, String memberId) {
    if (modelIds.isEmpty()) {
      return List.of();
    }
    return tx.handle()
        .createQuery(
            """
            select v.model_id, v.version, v.task, v.quality, v.size_bytes, v.created_at
            from model_versions v
            join models m on m.id = v.model_id
            where v.model_id in (<modelIds>)
              and (m.member_id = :memberId
                   or exists (select 1
                              from model_shares s
                              where s.model_id = v.model_id
                                and s.version = v.version
                                and s.member_id in (:memberId, :everybody)))
            order by v.model_id, v.version desc
            """)
        .bindList("modelIds", modelIds)
        .bind("memberId", memberId)
        .bind("everybody", Share.EVERYBODY)
        .mapTo(Summary.class)
        .list();
  }
}

package org.werkbank.platform.runs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.db.Transaction;

/** SQL of what a run measured along the way and wrote. */
final class RunOutputStore {
  private final Transaction tx;

  RunOutputStore(Transaction tx) {
    this.tx = tx;
  }

  /** A value told again for the same step takes the place of the first. */
  void addMetrics(String runId, int attempt, long revision, List<MetricPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                insert into run_metrics (run_id, attempt, name, step, value, revision)
                values (:runId, :attempt, :name, :step, :value, :revision)
                on conflict (run_id, attempt, name, step)
                do update set value = excluded.value, revision = excluded.revision
                """);
    for (MetricPoint point : points) {
      batch
          .bind("runId", runId)
          .bind("attempt", attempt)
          .bind("revision", revision)
          .bindMethods(point)
          .add();
    }
    batch.execute();
  }

  /** Points stored after the revision, by name and step, at most so many. */
  List<MetricPoint> metricsAfter(String runId, int attempt, long revision, int most) {
    return tx.handle()
        .createQuery(
            """
            select name, step, value from run_metrics
            where run_id = :runId and attempt = :attempt and revision > :revision
            order by name, step
            limit :most
            """)
        .bind("runId", runId)
        .bind("attempt", attempt)
        .bind("revision", revision)
        .bind("most", most)
        .mapTo(MetricPoint.class)
        .list();
  }

  long countMetrics(String runId, int attempt) {
    return tx.handle()
        .createQuery(
            "select count(step) from run_metrics where run_id = :runId and attempt = :attempt")
        .bind("runId", runId)
        .bind("attempt", attempt)
        .mapTo(Long.class)
        .one();
  }

  void addArtifact(String runId, int attempt, RunEvent.Artifact artifact) {
    tx.handle()
        .createUpdate(
            """
            insert into run_artifacts (run_id, attempt, path, sha256, size_bytes, media_type)
            values (:runId, :attempt, :path, :sha256, :sizeBytes, :mediaType)
            on conflict (run_id, attempt, path)
            do update set sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
                          media_type = excluded.media_type
            """)
        .bind("runId", runId)
        .bind("attempt", attempt)
        .bindMethods(artifact)
        .execute();
  }

  List<RunArtifact> artifacts(String runId, int attempt) {
    return tx.handle()
        .createQuery(
            """
            select path, sha256, size_bytes, media_type from run_artifacts
            where run_id = :runId and attempt = :attempt
            order by path
            """)
        .bind("runId", runId)
        .bind("attempt", attempt)
        .mapTo(RunArtifact.class)
        .list();
  }

  Optional<RunArtifact> artifact(String runId, int attempt, String path) {
    return tx.handle()
        .createQuery(
            """
            select path, sha256, size_bytes, media_type from run_artifacts
            where run_id = :runId and attempt = :attempt and path = :path
            """)
        .bind("runId", runId)
        .bind("attempt", attempt)
        .bind("path", path)
        .mapTo(RunArtifact.class)
        .findOne();
  }

  /** Forgets what was declared, once the objects are gone. */
  void removeArtifacts(String runId, int attempt) {
    tx.handle()
        .createUpdate("delete from run_artifacts where run_id = :runId and attempt = :attempt")
        .bind("runId", runId)
        .bind("attempt", attempt)
        .execute();
  }
}

package org.werkbank.platform.pipelines.dryrun;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.LocalizedText;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.launch.ProcessIdentity;

/** SQL of dry runs, inside a transaction of the caller. */
final class DryRunStore {
  /** A version that is to be tried. */
  public record Due(
      String id,
      String name,
      String version,
      String descriptor,
      String jarBucket,
      String jarKey,
      String jarSha256) {
    /** Where its rows and what it writes lie until it is over. */
    String prefix() {
      return jarKey.substring(0, jarKey.lastIndexOf('/') + 1) + "dry-run/";
    }

    String runId() {
      return Attempt.runId(id);
    }
  }

  /** What an earlier server has begun. */
  public record Begun(String versionId, @Nullable Long pid, @Nullable Long pidStartedAt) {
    Optional<ProcessIdentity> process() {
      return pid == null || pidStartedAt == null
          ? Optional.empty()
          : Optional.of(new ProcessIdentity(pid, pidStartedAt));
    }
  }

  /** A row as it is read for people. */
  public record Row(
      String state,
      @Nullable Long startedAt,
      @Nullable Long endedAt,
      @Nullable Integer trainedRows,
      @Nullable String whyDe,
      @Nullable String whyEn,
      @Nullable String metric,
      @Nullable Double metricValue,
      @Nullable Double naiveValue,
      @Nullable Long testedRows,
      @Nullable String log) {
    DryRun dryRun() {
      return new DryRun(
          DryRunState.of(state),
          startedAt == null ? null : Instant.ofEpochMilli(startedAt),
          endedAt == null ? null : Instant.ofEpochMilli(endedAt),
          trainedRows,
          whyDe == null || whyEn == null ? null : new LocalizedText(whyDe, whyEn),
          metric == null || metricValue == null || testedRows == null
              ? null
              : new DryRun.Figure(metric, metricValue, naiveValue, testedRows),
          log == null ? "" : log);
    }
  }

  private final Transaction tx;

  DryRunStore(Transaction tx) {
    this.tx = tx;
  }

  void queue(String versionId, long now) {
    tx.handle()
        .createUpdate(
            """
            insert into pipeline_dry_runs (version_id, state, queued_at)
            values (:id, 'waiting', :now)
            """)
        .bind("id", versionId)
        .bind("now", now)
        .execute();
  }

  /** The one that waits longest, which is now this server's. */
  Optional<Due> take(long now) {
    return tx.handle()
        .createQuery(
            """
            select version_id from pipeline_dry_runs
            where ended_at is null and state = 'waiting'
            order by queued_at, version_id
            limit 1
            """)
        .mapTo(String.class)
        .findOne()
        .filter(id -> isTaken(id, now))
        .map(this::due);
  }

  /** Of two servers that found the same one, one takes it. */
  private boolean isTaken(String id, long now) {
    return tx.handle()
            .createUpdate(
                """
                update pipeline_dry_runs set state = 'running', started_at = :now
                where version_id = :id and state = 'waiting'
                """)
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  private Due due(String id) {
    return tx.handle()
        .createQuery(
            """
            select id, name, version, descriptor, jar_bucket, jar_key, jar_sha256
            from pipeline_versions
            where id = :id
            """)
        .bind("id", id)
        .mapTo(Due.class)
        .one();
  }

  /** Whether nobody has decided on the version, nor taken it back. */
  boolean isOpen(String versionId) {
    long open =
        tx.handle()
            .createQuery(
                """
                select count(*) from pipeline_versions
                where id = :id and state = 'submitted' and withdrawn_at is null
                """)
            .bind("id", versionId)
            .mapTo(Long.class)
            .one();
    return open == 1;
  }

  void started(String versionId, ProcessIdentity process, int rows) {
    tx.handle()
        .createUpdate(
            """
            update pipeline_dry_runs
            set pid = :pid, pid_started_at = :startedAt, trained_rows = :rows
            where version_id = :id
            """)
        .bind("pid", process.pid())
        .bind("startedAt", process.startedAtMillis())
        .bind("rows", rows)
        .bind("id", versionId)
        .execute();
  }

  List<Begun> begun() {
    return tx.handle()
        .createQuery(
            """
            select version_id, pid, pid_started_at from pipeline_dry_runs
            where ended_at is null and state = 'running'
            """)
        .mapTo(Begun.class)
        .list();
  }

  void again(String versionId) {
    tx.handle()
        .createUpdate(
            """
            update pipeline_dry_runs
            set state = 'waiting', started_at = null, pid = null, pid_started_at = null
            where version_id = :id and ended_at is null
            """)
        .bind("id", versionId)
        .execute();
  }

  void end(String versionId, Outcome outcome, long now) {
    LocalizedText why = outcome.why();
    DryRun.Figure figure = outcome.figure();
    tx.handle()
        .createUpdate(
            """
            update pipeline_dry_runs
            set state = :state, ended_at = :now, why_de = :whyDe, why_en = :whyEn, metric = :metric,
              metric_value = :value, naive_value = :naive, tested_rows = :tested, log = :log
            where version_id = :id
            """)
        .bind("state", outcome.state().slug())
        .bind("now", now)
        .bind("whyDe", why == null ? null : why.de())
        .bind("whyEn", why == null ? null : why.en())
        .bind("metric", figure == null ? null : figure.metric())
        .bind("value", figure == null ? null : (Double) figure.value())
        .bind("naive", figure == null ? null : figure.naive())
        .bind("tested", figure == null ? null : (Long) figure.n())
        .bind("log", outcome.log())
        .bind("id", versionId)
        .execute();
  }

  Optional<DryRun> find(String versionId) {
    return tx.handle()
        .createQuery(
            """
            select state, started_at, ended_at, trained_rows, why_de, why_en, metric, metric_value,
              naive_value, tested_rows, log
            from pipeline_dry_runs
            where version_id = :id
            """)
        .bind("id", versionId)
        .mapTo(Row.class)
        .findOne()
        .map(Row::dryRun);
  }
}

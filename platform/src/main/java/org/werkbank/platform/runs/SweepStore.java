package org.werkbank.platform.runs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of sweeps. */
final class SweepStore {
  private static final String COLUMNS =
      """
      id, member_id, member_slug, started_by, starter_id, name, pipeline_name, pipeline_version,
      dataset_id, dataset_name, dataset_version, metric, base, search, budget, variants, state,
      cancel_asked, created_at, ended_at, chosen_run_id, chosen_at, error
      """;

  /** A row as it lies in the table. */
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String startedBy,
      String starterId,
      String name,
      String pipelineName,
      String pipelineVersion,
      String datasetId,
      String datasetName,
      int datasetVersion,
      String metric,
      String base,
      String search,
      String budget,
      String variants,
      String state,
      int cancelAsked,
      long createdAt,
      @Nullable Long endedAt,
      @Nullable String chosenRunId,
      @Nullable Long chosenAt,
      @Nullable String error) {}

  /** A variant's run beside what was found of it. */
  public record RunRow(
      int position,
      String runId,
      String state,
      int judged,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Long n,
      @Nullable String sample,
      @Nullable Long startedAt,
      @Nullable Long endedAt,
      @Nullable String error) {}

  private final Transaction tx;

  SweepStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row) {
    tx.handle()
        .createUpdate(
            "insert into sweeps ("
                + COLUMNS
                + """
                ) values
                (:id, :memberId, :memberSlug, :startedBy, :starterId, :name, :pipelineName,
                 :pipelineVersion, :datasetId, :datasetName, :datasetVersion, :metric, :base,
                 :search, :budget, :variants, :state, :cancelAsked, :createdAt, :endedAt,
                 :chosenRunId, :chosenAt, :error)
                """)
        .bindMethods(row)
        .execute();
  }

  Optional<Row> byId(String id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from sweeps where id = :id")
        .bind("id", id)
        .mapTo(Row.class)
        .findOne();
  }

  /** The sweep a run is a variant of. */
  Optional<Row> ofRun(String runId) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from sweeps where id = (select sweep_id from sweep_runs where run_id = :runId)")
        .bind("runId", runId)
        .mapTo(Row.class)
        .findOne();
  }

  /** The member's sweeps, newest first. */
  List<Row> list(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from sweeps
                where member_id = :memberId
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

  /** Sweeps that are not over. */
  List<Row> open() {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from sweeps where state in ('QUEUED', 'RUNNING') order by created_at, id")
        .mapTo(Row.class)
        .list();
  }

  List<RunRow> runs(String sweepId) {
    return tx.handle()
        .createQuery(
            """
            select s.position, s.run_id, r.state, s.judged, s.value, s.low, s.high, s.n, s.sample,
                   r.started_at, r.ended_at, r.error
            from sweep_runs s join runs r on r.id = s.run_id
            where s.sweep_id = :id
            order by s.position
            """)
        .bind("id", sweepId)
        .mapTo(RunRow.class)
        .list();
  }

  /** How many runs the run's sweep has made, itself among them; 1 for a run of no sweep. */
  int variantsBeside(String runId) {
    return Math.max(
        1,
        tx.handle()
            .createQuery(
                """
                select count(*) from sweep_runs
                where sweep_id = (select sweep_id from sweep_runs where run_id = :runId)
                """)
            .bind("runId", runId)
            .mapTo(Integer.class)
            .one());
  }

  void addRun(String sweepId, int position, String runId) {
    tx.handle()
        .createUpdate(
            """
            insert into sweep_runs (sweep_id, position, run_id, judged)
            values (:sweepId, :position, :runId, 0)
            """)
        .bind("sweepId", sweepId)
        .bind("position", position)
        .bind("runId", runId)
        .execute();
  }

  /** Remembers the figure by which the variant is ranked, or that it has none. */
  void judge(String runId, SweepRun.@Nullable Figure figure, String sample) {
    tx.handle()
        .createUpdate(
            """
            update sweep_runs
            set judged = 1, value = :value, low = :low, high = :high, n = :n, sample = :sample
            where run_id = :runId
            """)
        .bind("runId", runId)
        .bind("value", figure == null ? null : figure.value())
        .bind("low", figure == null ? null : figure.low())
        .bind("high", figure == null ? null : figure.high())
        .bind("n", figure == null ? null : figure.n())
        .bind("sample", sample)
        .execute();
  }

  /** Locks the sweep for a change of its runs; false when no more may be queued. */
  boolean isOpenForRuns(String id) {
    return tx.handle()
            .createUpdate(
                """
                update sweeps set cancel_asked = cancel_asked
                where id = :id and cancel_asked = 0 and error is null
                  and state in ('QUEUED', 'RUNNING')
                """)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Asks for the end of the sweep; false when it is over. */
  boolean askCancel(String id) {
    return tx.handle()
            .createUpdate(
                """
                update sweeps set cancel_asked = 1
                where id = :id and state in ('QUEUED', 'RUNNING')
                """)
            .bind("id", id)
            .execute()
        == 1;
  }

  void setMetric(String id, String metric) {
    tx.handle()
        .createUpdate("update sweeps set metric = :metric where id = :id")
        .bind("id", id)
        .bind("metric", metric)
        .execute();
  }

  void setError(String id, String error) {
    tx.handle()
        .createUpdate("update sweeps set error = :error where id = :id")
        .bind("id", id)
        .bind("error", error)
        .execute();
  }

  /** Takes the sweep from one state to another; false when it was not in the first any more. */
  boolean transition(String id, RunState from, RunState to, long now) {
    return tx.handle()
            .createUpdate(
                """
                update sweeps
                set state = :to, ended_at = case when :terminal = 1 then :now else ended_at end
                where id = :id and state = :from
                """)
            .bind("id", id)
            .bind("from", from.name())
            .bind("to", to.name())
            .bind("terminal", to.isTerminal() ? 1 : 0)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Chooses a variant; false when one was chosen before. */
  boolean choose(String id, String runId, long now) {
    return tx.handle()
            .createUpdate(
                """
                update sweeps set chosen_run_id = :runId, chosen_at = :now
                where id = :id and chosen_run_id is null
                """)
            .bind("id", id)
            .bind("runId", runId)
            .bind("now", now)
            .execute()
        == 1;
  }
}

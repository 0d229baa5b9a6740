package org.werkbank.platform.runs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of runs. */
final class RunStore {
  private static final String COLUMNS =
      """
      id, member_id, member_slug, started_by, name, mode, pipeline_name, pipeline_version, task,
      dataset_id, dataset_name, dataset_version, model_used, parameters, split, seed, plan, state,
      attempt, created_at, started_at, ended_at, cancel_asked, process_id, process_started_at,
      event_sequence, event_offset, revision, terminal, progress, versions, metrics, headline,
      evaluation, model, resources, error, agreement_id
      """;

  /** A row as it lies in the table; {@link RunRows} gives it meaning. */
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String startedBy,
      String name,
      String mode,
      String pipelineName,
      String pipelineVersion,
      String task,
      String datasetId,
      String datasetName,
      int datasetVersion,
      @Nullable String modelUsed,
      String parameters,
      String split,
      long seed,
      String plan,
      String state,
      int attempt,
      long createdAt,
      @Nullable Long startedAt,
      @Nullable Long endedAt,
      int cancelAsked,
      @Nullable Long processId,
      @Nullable Long processStartedAt,
      long eventSequence,
      long eventOffset,
      long revision,
      @Nullable String terminal,
      String progress,
      String versions,
      String metrics,
      @Nullable String headline,
      @Nullable String evaluation,
      @Nullable String model,
      @Nullable String resources,
      @Nullable String error,
      @Nullable String agreementId) {}

  /** What a batch of events changes in the row. */
  public record Told(
      String id,
      int attempt,
      long knownSequence,
      long sequence,
      long offset,
      String state,
      @Nullable String terminal,
      String progress,
      String versions,
      String metrics,
      @Nullable String headline,
      @Nullable String evaluation,
      @Nullable String model) {}

  /** A run and the agreement it uses data under. */
  public record Under(String id, String agreementId, String state) {}

  private final Transaction tx;

  RunStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row) {
    tx.handle()
        .createUpdate(
            "insert into runs ("
                + COLUMNS
                + """
                ) values
                (:id, :memberId, :memberSlug, :startedBy, :name, :mode, :pipelineName,
                 :pipelineVersion, :task, :datasetId, :datasetName, :datasetVersion, :modelUsed,
                 :parameters, :split, :seed, :plan, :state, :attempt, :createdAt, :startedAt,
                 :endedAt, :cancelAsked, :processId, :processStartedAt, :eventSequence,
                 :eventOffset, :revision, :terminal, :progress, :versions, :metrics, :headline,
                 :evaluation, :model, :resources, :error, :agreementId)
                """)
        .bindMethods(row)
        .execute();
  }

  Optional<Row> byId(String id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from runs where id = :id")
        .bind("id", id)
        .mapTo(Row.class)
        .findOne();
  }

  /** The member's runs, newest first. */
  List<Row> list(String memberId, RunFilter filter, PageRequest page) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from runs
                where member_id = :memberId
                  and (:anyState = 1 or state = :state)
                  and (:anyPipeline = 1 or pipeline_name = :pipeline)
                  and (:anyDataset = 1 or dataset_id = :dataset)
                  and (:withVariants = 1
                       or not exists (select 1 from sweep_runs v where v.run_id = runs.id))
                  and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
                order by created_at desc, id
                limit :limit
                """)
        .bind("memberId", memberId)
        .bind("anyState", filter.state() == null ? 1 : 0)
        .bind("state", filter.state() == null ? "" : filter.state().name())
        .bind("anyPipeline", filter.pipeline() == null ? 1 : 0)
        .bind("pipeline", filter.pipeline() == null ? "" : filter.pipeline())
        .bind("anyDataset", filter.dataset() == null ? 1 : 0)
        .bind("dataset", filter.dataset() == null ? "" : filter.dataset())
        .bind("withVariants", filter.withVariants() ? 1 : 0)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** The member's newest run that has scored rows with this model. */
  Optional<Row> newestScoring(String memberId, String modelUsed) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + """
                from runs
                where member_id = :memberId and model_used = :modelUsed
                  and mode = 'SCORE' and state = 'SUCCEEDED'
                order by created_at desc, id
                limit 1
                """)
        .bind("memberId", memberId)
        .bind("modelUsed", modelUsed)
        .mapTo(Row.class)
        .findOne();
  }

  /** Runs that a process works on, or that were about to get one. */
  List<Row> active() {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from runs where state in ('STARTING', 'RUNNING') order by created_at, id")
        .mapTo(Row.class)
        .list();
  }

  /** Runs that are not over and use data under an agreement, by run the agreement. */
  List<Under> underAgreements() {
    return tx.handle()
        .createQuery(
            """
            select id, agreement_id, state from runs
            where agreement_id is not null and state in ('QUEUED', 'STARTING', 'RUNNING')
              and cancel_asked = 0
            """)
        .mapTo(Under.class)
        .list();
  }

  /** Takes the row from one state to another; false when it was not in the first any more. */
  boolean transition(String id, RunState from, RunState to, long now) {
    return tx.handle()
            .createUpdate(
                """
                update runs
                set state = :to,
                    started_at = case when :to = 'STARTING' then :now else started_at end,
                    ended_at = case when :terminal = 1 then :now else ended_at end,
                    revision = revision + 1
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

  /** Remembers which process works on the run. */
  void setProcess(String id, int attempt, long pid, long startedAtMillis) {
    tx.handle()
        .createUpdate(
            """
            update runs
            set process_id = :pid, process_started_at = :startedAt
            where id = :id and attempt = :attempt
            """)
        .bind("id", id)
        .bind("attempt", attempt)
        .bind("pid", pid)
        .bind("startedAt", startedAtMillis)
        .execute();
  }

  /** Stores what events told, when nobody has stored later ones; false otherwise. */
  boolean tell(Told told) {
    return tx.handle()
            .createUpdate(
                """
                update runs
                set event_sequence = :sequence, event_offset = :offset, state = :state,
                    terminal = :terminal, progress = :progress, versions = :versions,
                    metrics = :metrics, headline = :headline, evaluation = :evaluation,
                    model = :model, revision = revision + 1
                where id = :id and attempt = :attempt and event_sequence = :knownSequence
                  and state in ('STARTING', 'RUNNING')
                """)
            .bindMethods(told)
            .execute()
        == 1;
  }

  /** The end of an attempt; false when the run was not in the state any more. */
  boolean end(
      String id,
      int attempt,
      RunState from,
      RunState to,
      long now,
      @Nullable String resources,
      @Nullable String error) {
    return tx.handle()
            .createUpdate(
                """
                update runs
                set state = :to, ended_at = :now, resources = :resources, error = :error,
                    revision = revision + 1
                where id = :id and attempt = :attempt and state = :from
                """)
            .bind("id", id)
            .bind("attempt", attempt)
            .bind("from", from.name())
            .bind("to", to.name())
            .bind("now", now)
            .bind("resources", resources)
            .bind("error", error)
            .execute()
        == 1;
  }

  /** Remembers that the run is to be stopped, beyond a restart of the server. */
  void askCancel(String id) {
    tx.handle()
        .createUpdate("update runs set cancel_asked = 1 where id = :id")
        .bind("id", id)
        .execute();
  }
}

package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.agreements.Under;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/** The door to runs. */
public final class Runs {
  private final Database database;
  private final AuditTrail audit;
  private final Supervisor supervisor;
  private final RunRequestCheck check;
  private final Clock clock;
  private final RunRows rows = new RunRows();

  public Runs(
      Database database,
      AuditTrail audit,
      RunSources sources,
      Supervisor supervisor,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.audit = audit;
    this.supervisor = supervisor;
    this.check = new RunRequestCheck(sources, supervisor::isolation, clock, ids);
    this.clock = clock;
  }

  /** Queues a training run on a data set of the user's member. */
  public Run start(CurrentUser user, NewRun asked) {
    return queue(user, check.training(user, asked));
  }

  /** Queues a run that scores the member's own rows with a model. */
  public Run score(CurrentUser user, ScoringRequest request) {
    return queue(user, check.scoring(user, request));
  }

  /** Queues a new run with the settings of an earlier one, on the same versions. */
  public Run rerun(CurrentUser user, String id) {
    Run run = get(user, id);
    if (run.mode() == Mode.SCORE) {
      // The right to use the model may have ended since; only the models room can say.
      throw Problem.of(ProblemType.CONFLICT, "runs.rerunScoring");
    }
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(run.parameters());
    return start(
        user,
        new NewRun(
            new NewRun.PipelineChoice(run.pipelineName(), run.pipelineVersion()),
            new NewRun.DatasetChoice(run.datasetId(), run.datasetVersion()),
            parameters,
            new NewRun.SplitChoice(
                run.split().kind().id(),
                run.split().test(),
                run.split().folds(),
                run.split().gap(),
                run.split().origins(),
                run.split().column()),
            run.seed(),
            run.name()));
  }

  /** The run, when it belongs to the user's member. */
  public Run get(CurrentUser user, String id) {
    return stored(user, id).run();
  }

  /** The run as the REST API answers it, for rooms that start runs of their own. */
  public RunView view(CurrentUser user, String id) {
    return RunView.of(stored(user, id));
  }

  /** The member's runs, newest first. */
  public Page<Run> list(CurrentUser user, PageRequest page) {
    return listStored(user, RunFilter.ALL, page).map(StoredRun::run);
  }

  /** The member's runs that pass the filter, newest first. */
  public Page<Run> list(CurrentUser user, RunFilter filter, PageRequest page) {
    return listStored(user, filter, page).map(StoredRun::run);
  }

  /** What a finished training run of the user's member produced, for registration. */
  public ProducedModel produced(CurrentUser user, String runId) {
    StoredRun stored = stored(user, runId);
    Run run = stored.run();
    RunEvent.ModelWritten model = run.model();
    Evaluation evaluation = run.evaluation();
    if (run.state() != RunState.SUCCEEDED || model == null || evaluation == null) {
      throw Problem.of(ProblemType.CONFLICT, "runs.noModel", run.name());
    }
    if (!stored.disclosure().givesModel()) {
      throw Problem.of(ProblemType.CONFLICT, "runs.modelStays", run.name());
    }
    RunArtifact artifact = artifact(stored, model.path());
    return new ProducedModel(
        run,
        model,
        evaluation,
        stored.bucket(),
        stored.prefix() + model.path(),
        stored.prefix(),
        artifact.sha256(),
        artifact.sizeBytes(),
        new ProducedModel.Origin(
            stored.plan().pipeline().sha256(),
            stored.plan().inputs().get(0).sha256(),
            stored.plan().rows(),
            stored.versions(),
            stored.plan().under() == null
                ? List.of()
                : List.of(stored.plan().under().agreementId()),
            database.read(tx -> new SweepStore(tx).variantsBeside(runId))));
  }

  /** What the member's newest scoring run with this model says of drift. */
  public Optional<DriftLight> drift(CurrentUser user, String modelUsed) {
    return database
        .read(tx -> new RunStore(tx).newestScoring(user.memberId(), modelUsed))
        .map(row -> rows.stored(row).run())
        .flatMap(DriftLight::of);
  }

  /** Takes a waiting run from the queue or has a working one stopped. */
  public Run cancel(CurrentUser user, String id) {
    boolean[] isWorking = new boolean[1];
    Run run =
        database.write(
            tx -> {
              RunStore store = new RunStore(tx);
              Run before = stored(tx, user, id).run();
              if (before.state().isTerminal()) {
                throw Problem.of(ProblemType.CONFLICT, "runs.alreadyEnded", before.name());
              }
              if (!store.transition(id, RunState.QUEUED, RunState.CANCELLED, clock.millis())) {
                store.askCancel(id);
                isWorking[0] = true;
              }
              audit.record(
                  tx, user, AuditEvent.of("run.cancel-asked", "run", id, before.memberSlug()));
              return supervisor.journal().reread(tx, id, List.of()).run();
            });
    if (isWorking[0]) {
      supervisor.cancel(id);
    }
    return run;
  }

  /** What the run declared to have written, by path. */
  public List<RunArtifact> artifacts(CurrentUser user, String id) {
    StoredRun stored = stored(user, id);
    return supervisor.outputs().declared(stored).stream()
        .filter(stored.disclosure()::tells)
        .toList();
  }

  RunArtifact artifact(StoredRun stored, String path) {
    Run run = stored.run();
    Optional<RunArtifact> found =
        database.read(tx -> new RunOutputStore(tx).artifact(run.id(), run.attempt(), path));
    return found
        .filter(stored.disclosure()::tells)
        .orElseThrow(() -> Problem.notFound("runs.noArtifact", path));
  }

  /** Values measured along the way and stored after the revision, by name and step. */
  List<MetricPoint> metricsAfter(StoredRun stored, long revision) {
    Run run = stored.run();
    return database.read(
        tx ->
            new RunOutputStore(tx)
                .metricsAfter(
                    run.id(),
                    run.attempt(),
                    revision,
                    Math.toIntExact(RunJournal.MOST_METRIC_POINTS)));
  }

  /** How many waiting runs are older than this one. */
  long waitingBefore(Run run) {
    return database.read(
        tx -> new RunQueueStore(tx).waitingBefore(run.createdAt().toEpochMilli(), run.id()));
  }

  Page<StoredRun> listStored(CurrentUser user, RunFilter filter, PageRequest page) {
    List<RunStore.Row> found =
        database.read(tx -> new RunStore(tx).list(user.memberId(), filter, page));
    return Page.of(found, page, row -> new PageKey(row.createdAt(), row.id())).map(rows::stored);
  }

  StoredRun stored(CurrentUser user, String id) {
    return database.read(tx -> stored(tx, user, id));
  }

  /** The run for one who may read its log: its member, or the owner of restricted data. */
  StoredRun logged(CurrentUser user, String id) {
    return database
        .read(tx -> new RunStore(tx).byId(id))
        .map(rows::stored)
        .filter(run -> readsLog(user, run))
        .orElseThrow(() -> Problem.notFound("runs.noRun", id));
  }

  private static boolean readsLog(CurrentUser user, StoredRun run) {
    Under under = run.plan().under();
    boolean isOwnRun = run.run().memberId().equals(user.memberId());
    return run.isRestricted() ? under != null && under.owner().equals(user.memberSlug()) : isOwnRun;
  }

  /** A run that a row of the caller's own names. */
  StoredRun storedById(Transaction tx, String id) {
    return rows.stored(new RunStore(tx).byId(id).orElseThrow());
  }

  private StoredRun stored(Transaction tx, CurrentUser user, String id) {
    return new RunStore(tx)
        .byId(id)
        .filter(row -> row.memberId().equals(user.memberId()))
        .map(rows::stored)
        .orElseThrow(() -> Problem.notFound("runs.noRun", id));
  }

  private Run queue(CurrentUser user, RunRequestCheck.Checked checked) {
    database.change(tx -> queue(tx, user, checked));
    return checked.run();
  }

  /** Queues a run as a part of a larger change. */
  void queue(Transaction tx, CurrentUser user, RunRequestCheck.Checked checked) {
    Run run = checked.run();
    new RunStore(tx).insert(rows.queued(run, checked.plan()));
    audit.record(
        tx,
        user,
        AuditEvent.of("run.queued", "run", run.id(), run.memberSlug())
            .with("pipeline", run.pipelineName() + " " + run.pipelineVersion())
            .with("dataset", run.datasetId())
            .with("datasetVersion", run.datasetVersion())
            .with("mode", run.mode().name()));
    Under under = checked.plan().under();
    if (under != null) {
      audit.record(
          tx,
          user,
          AuditEvent.of("dataset.used", "dataset", run.datasetId(), under.owner())
              .with("by", user.memberSlug())
              .with("agreement", under.agreementId())
              .with("run", run.id())
              .with("pipeline", run.pipelineName() + " " + run.pipelineVersion()));
    }
    tx.afterCommit(supervisor::wake);
  }

  /** The member's runs side by side, the first one as what the others are compared with. */
  public RunComparison compare(CurrentUser user, List<String> ids) {
    return compare(ids.stream().map(id -> stored(user, id)).toList());
  }

  /** Runs side by side, the first one as what the others are compared with. */
  RunComparison compare(List<StoredRun> runs) {
    return new RunPairs(supervisor.outputs()).compare(runs);
  }

  /** The sweep the run is a variant of. */
  Optional<Sweep> sweepOf(Run run) {
    return database.read(tx -> new SweepStore(tx).ofRun(run.id())).map(new SweepRows()::sweep);
  }
}

package org.werkbank.platform.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Resamples;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.problem.Text;
import org.werkbank.platform.web.CurrentUser;

/**
 * Takes a sweep as far as it can go at the moment. Everything it knows it reads from the database,
 * so that another server goes on where this one stopped.
 */
final class SweepSteps {
  private static final Logger LOG = LoggerFactory.getLogger(SweepSteps.class);
  private static final int DEFECT = 500;

  private final Database database;
  private final AuditTrail audit;
  private final RunRequestCheck check;
  private final Supervisor supervisor;
  private final Runs runs;
  private final Function<String, Optional<CurrentUser>> starters;
  private final Clock clock;
  private final RunPairs pairs;
  private final SweepRows rows = new SweepRows();

  SweepSteps(
      Database database,
      AuditTrail audit,
      RunRequestCheck check,
      Supervisor supervisor,
      Runs runs,
      Function<String, Optional<CurrentUser>> starters,
      Clock clock) {
    this.database = database;
    this.audit = audit;
    this.check = check;
    this.supervisor = supervisor;
    this.runs = runs;
    this.starters = starters;
    this.clock = clock;
    this.pairs = new RunPairs(supervisor.outputs());
  }

  /** Sweeps that are not over. */
  List<Sweep> open() {
    return database.read(tx -> new SweepStore(tx).open()).stream().map(rows::sweep).toList();
  }

  /** Judges what has ended, queues what may begin, ends the sweep when nothing is left to do. */
  void advance(Sweep sweep) {
    List<SweepRun> tried = judged(sweep, tried(sweep));
    boolean isStopped = sweep.cancelAsked() || sweep.error() != null;
    if (!isStopped && isOverTime(sweep, tried)) {
      isStopped = true;
      tried = withoutWaiting(sweep, tried);
    }
    long working = tried.stream().filter(run -> !run.state().isTerminal()).count();
    int next = tried.size();
    if (isStopped || next == sweep.variants().size()) {
      if (working == 0) {
        end(sweep, tried);
        return;
      }
    } else if (working < supervisor.limits().slots()) {
      queue(sweep, next, tried);
    }
    boolean hasBegun = tried.stream().anyMatch(run -> run.startedAt() != null);
    if (hasBegun && sweep.state() == RunState.QUEUED) {
      database.change(
          tx ->
              new SweepStore(tx)
                  .transition(sweep.id(), RunState.QUEUED, RunState.RUNNING, clock.millis()));
    }
  }

  private List<SweepRun> tried(Sweep sweep) {
    return database.read(tx -> new SweepStore(tx).runs(sweep.id())).stream()
        .map(rows::run)
        .toList();
  }

  /** Keeps the validation figure of every variant that has ended since. */
  private List<SweepRun> judged(Sweep sweep, List<SweepRun> tried) {
    List<SweepRun> ended =
        tried.stream().filter(run -> run.state().isTerminal() && !run.isJudged()).toList();
    for (SweepRun one : ended) {
      String sample = sample(one);
      database.change(tx -> judge(tx, sweep.id(), one.runId(), sample));
    }
    return ended.isEmpty() ? tried : tried(sweep);
  }

  /** A varied cap, horizon or way of judging changes the truth, and figures cannot be ranked. */
  private String sample(SweepRun one) {
    StoredRun run = database.read(tx -> runs.storedById(tx, one.runId()));
    Evaluation evaluation = run.run().evaluation();
    String split = evaluation == null ? "" : evaluation.split().manifestSha256();
    return run.run().state() == RunState.SUCCEEDED
        ? pairs.resamples(run).map(Resamples::sampleSha256).orElse(split)
        : split;
  }

  private void judge(Transaction tx, String sweepId, String runId, String sample) {
    Run run = runs.storedById(tx, runId).run();
    Evaluation evaluation = run.evaluation();
    Evaluation.Part part =
        evaluation == null || run.state() != RunState.SUCCEEDED ? null : evaluation.validation();
    SweepStore store = new SweepStore(tx);
    String metric = store.byId(sweepId).orElseThrow().metric();
    if (part != null && metric.equals(Sweep.MAIN_METRIC)) {
      metric =
          SweepCheck.metrics(runs.storedById(tx, runId).plan().metricNames(), false).stream()
              .filter(part.metrics()::containsKey)
              .findFirst()
              .orElse(metric);
      store.setMetric(sweepId, metric);
    }
    store.judge(runId, part == null ? null : figure(part, metric), sample);
  }

  static SweepRun.@Nullable Figure figure(Evaluation.Part part, String metric) {
    Evaluation.Value value = part.metrics().get(metric);
    return value == null
        ? null
        : new SweepRun.Figure(value.value(), value.low(), value.high(), part.n());
  }

  private boolean isOverTime(Sweep sweep, List<SweepRun> tried) {
    Long seconds = sweep.budget().seconds();
    Optional<Instant> begun =
        tried.stream()
            .map(SweepRun::startedAt)
            .filter(java.util.Objects::nonNull)
            .min(Instant::compareTo);
    return seconds != null
        && begun.isPresent()
        && !clock.instant().isBefore(begun.get().plusSeconds(seconds));
  }

  /** Takes what still waits out of the queue. */
  private List<SweepRun> withoutWaiting(Sweep sweep, List<SweepRun> tried) {
    for (SweepRun one : tried) {
      if (one.state() == RunState.QUEUED) {
        database.change(
            tx -> {
              if (new RunStore(tx)
                  .transition(one.runId(), RunState.QUEUED, RunState.CANCELLED, clock.millis())) {
                supervisor.journal().reread(tx, one.runId(), List.of());
                audit.recordByServer(
                    tx,
                    AuditEvent.of("run.cancelled", "run", one.runId(), sweep.memberSlug())
                        .with("code", "sweep-budget"));
              }
            });
      }
    }
    return judged(sweep, tried(sweep));
  }

  private void queue(Sweep sweep, int position, List<SweepRun> tried) {
    try {
      // Asked anew for every variant: what was allowed when the sweep began may have ended.
      CurrentUser starter =
          starters
              .apply(sweep.starterId())
              .orElseThrow(
                  () ->
                      Problem.of(ProblemType.CONFLICT, "runs.sweep.noStarter", sweep.startedBy()));
      RunRequestCheck.Checked checked = check.training(starter, request(sweep, position));
      database.change(
          tx -> {
            if (!new SweepStore(tx).isOpenForRuns(sweep.id())) {
              return;
            }
            if (!tried.isEmpty() && hasOtherColumns(tx, checked, tried.get(0).runId())) {
              stop(tx, sweep, Text.of("runs.sweep.schemaChanged", sweep.datasetName()));
              return;
            }
            runs.queue(tx, starter, checked);
            new SweepStore(tx).addRun(sweep.id(), position, checked.run().id());
          });
    } catch (Problem e) {
      if (e.type().status() >= DEFECT) {
        throw e;
      }
      LOG.info("sweep {}: no further variants: {}", sweep.id(), e.getMessage());
      database.change(tx -> stop(tx, sweep, e.text()));
    }
  }

  /** Roles of columns decide which rows are tested and on what: they must not move. */
  private boolean hasOtherColumns(
      Transaction tx, RunRequestCheck.Checked checked, String firstRunId) {
    List<Column> first = runs.storedById(tx, firstRunId).plan().inputs().get(0).columns();
    return !checked.plan().inputs().get(0).columns().equals(first);
  }

  private void stop(Transaction tx, Sweep sweep, Text why) {
    new SweepStore(tx).setError(sweep.id(), rows.write(supervisor.errors().sweepStopped(why)));
  }

  private static NewRun request(Sweep sweep, int position) {
    NewRun base = sweep.base();
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(base.parameters());
    parameters.putAll(sweep.variants().get(position));
    return new NewRun(
        base.pipeline(),
        base.dataset(),
        parameters,
        base.split(),
        base.seed(),
        sweep.name() + " · " + (position + 1));
  }

  /** A variant that fails does not stop the others, and one that succeeds is enough. */
  private void end(Sweep sweep, List<SweepRun> tried) {
    RunState to =
        sweep.cancelAsked()
            ? RunState.CANCELLED
            : tried.stream().anyMatch(run -> run.state() == RunState.SUCCEEDED)
                ? RunState.SUCCEEDED
                : RunState.FAILED;
    database.change(
        tx -> {
          if (new SweepStore(tx).transition(sweep.id(), sweep.state(), to, clock.millis())) {
            audit.recordByServer(
                tx,
                AuditEvent.of(
                    "sweep." + to.name().toLowerCase(java.util.Locale.ROOT),
                    "sweep",
                    sweep.id(),
                    sweep.memberSlug()));
          }
        });
  }
}

package org.werkbank.platform.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.launch.ProcessIdentity;

/** Writes down what becomes of runs and tells watchers, once it is durable. */
final class RunJournal {
  /** What a process may say before it counts as broken. */
  static final long MOST_METRIC_POINTS = 200_000;

  private static final int MOST_PHASES = 50;
  private static final String TRAINING = "train";

  /** What a scoring run found of its rows; nothing of how good the model is. */
  private static final String DRIFT = "drift.";

  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final RunBroadcast broadcast;
  private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
  private final RunRows rows = new RunRows();

  RunJournal(Database database, AuditTrail audit, Clock clock, RunBroadcast broadcast) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.broadcast = broadcast;
  }

  void listen(RunListener listener) {
    listeners.add(listener);
  }

  /** Takes the next waiting run for a process to work on, when there is one. */
  Optional<StoredRun> takeNext() {
    return database.write(
        tx -> {
          Optional<String> next =
              RunQueue.next(new RunQueueStore(tx).heads()).map(RunQueue.Waiting::id);
          if (next.isEmpty()
              || !new RunStore(tx)
                  .transition(next.get(), RunState.QUEUED, RunState.STARTING, clock.millis())) {
            return Optional.empty();
          }
          return Optional.of(reread(tx, next.get(), List.of()));
        });
  }

  /** Runs that are not over and use data under an agreement. */
  List<RunStore.Under> underAgreements() {
    return database.read(tx -> new RunStore(tx).underAgreements());
  }

  /** Ends a waiting run, and asks for the end of a working one, because its agreement has ended. */
  void stopWithoutTerms(RunStore.Under under) {
    StoredRun changed =
        database.write(
            tx -> {
              RunStore store = new RunStore(tx);
              String id = under.id();
              if (!store.transition(id, RunState.QUEUED, RunState.CANCELLED, clock.millis())) {
                store.askCancel(id);
              }
              StoredRun run = reread(tx, id, List.of());
              audit.recordByServer(
                  tx,
                  AuditEvent.of("run.agreement-ended", "run", id, run.run().memberSlug())
                      .with("agreement", under.agreementId()));
              return run;
            });
    if (changed.run().state().isTerminal()) {
      listeners.forEach(listener -> listener.ended(changed.run()));
    }
  }

  boolean isAnyWaiting() {
    return database.read(tx -> !new RunQueueStore(tx).heads().isEmpty());
  }

  List<StoredRun> active() {
    return database.read(tx -> new RunStore(tx).active()).stream().map(rows::stored).toList();
  }

  StoredRun processStarted(StoredRun run, ProcessIdentity process) {
    return database.write(
        tx -> {
          new RunStore(tx)
              .setProcess(
                  run.run().id(), run.run().attempt(), process.pid(), process.startedAtMillis());
          return reread(tx, run.run().id(), List.of());
        });
  }

  long metricPoints(StoredRun run) {
    return database.read(
        tx -> new RunOutputStore(tx).countMetrics(run.run().id(), run.run().attempt()));
  }

  /**
   * Stores events and the place behind them; empty when somebody else stored later ones, and the
   * run is no longer this server's.
   */
  Optional<StoredRun> tell(StoredRun run, List<EventLine> events, long offset) {
    Run before = run.run();
    RunState state = before.state();
    RunProgress progress = run.progress();
    Map<String, String> versions = run.versions();
    Map<String, Double> metrics = new TreeMap<>(before.metrics());
    Evaluation evaluation = before.evaluation();
    Headline headline = run.headline();
    RunEvent.ModelWritten model = before.model();
    EventLine terminal = null;
    Map<String, MetricPoint> points = new LinkedHashMap<>();
    List<RunEvent.Artifact> artifacts = new ArrayList<>();
    for (EventLine line : events) {
      RunEvent event = line.event();
      if (event instanceof RunEvent.Started started) {
        state = RunState.RUNNING;
        versions = started.versions();
      } else if (event instanceof RunEvent.Progress p && progress.phases().size() < MOST_PHASES) {
        progress = progress.heard(p.phase(), p.done(), p.total(), Instant.parse(line.time()));
      } else if (event instanceof RunEvent.Metrics told) {
        boolean isScoring = before.mode() == Mode.SCORE;
        if (!run.disclosure().tellsTraining()) {
          continue;
        }
        told.metrics().forEach(m -> point(points, metrics, m, isScoring));
      } else if (event instanceof RunEvent.Artifact artifact) {
        artifacts.add(artifact);
      } else if (event instanceof RunEvent.Evaluated evaluated) {
        evaluation = evaluated.evaluation();
        headline = Headline.of(evaluation, run.plan().metricNames());
        metrics.putAll(flat(evaluation));
      } else if (event instanceof RunEvent.ModelWritten written) {
        model = written;
      } else if (event.isTerminal()) {
        terminal = line;
      }
    }
    RunStore.Told told =
        new RunStore.Told(
            before.id(),
            before.attempt(),
            run.eventSequence(),
            run.eventSequence() + events.size(),
            offset,
            state.name(),
            terminal == null ? null : rows.writeEvent(terminal),
            rows.write(progress),
            rows.write(versions),
            rows.write(metrics),
            rows.writeOrNull(headline),
            rows.writeOrNull(evaluation),
            rows.writeOrNull(model));
    return database.write(tx -> tell(tx, run, told, List.copyOf(points.values()), artifacts));
  }

  private Optional<StoredRun> tell(
      Transaction tx,
      StoredRun run,
      RunStore.Told told,
      List<MetricPoint> points,
      List<RunEvent.Artifact> artifacts) {
    if (!new RunStore(tx).tell(told)) {
      return Optional.empty();
    }
    RunOutputStore outputs = new RunOutputStore(tx);
    outputs.addMetrics(told.id(), told.attempt(), run.revision() + 1, points);
    artifacts.forEach(artifact -> outputs.addArtifact(told.id(), told.attempt(), artifact));
    return Optional.of(reread(tx, told.id(), points));
  }

  /** The end of the attempt; empty when it had ended already. */
  Optional<Run> end(
      StoredRun run, RunState to, Run.@Nullable Resources resources, Run.@Nullable RunError error) {
    Run before = run.run();
    if (!before.state().canBecome(to)) {
      throw new IllegalStateException(before.state() + " cannot become " + to);
    }
    Optional<Run> ended =
        database.write(
            tx -> {
              boolean changed =
                  new RunStore(tx)
                      .end(
                          before.id(),
                          before.attempt(),
                          before.state(),
                          to,
                          clock.millis(),
                          rows.writeOrNull(resources),
                          rows.writeOrNull(error));
              if (!changed) {
                return Optional.empty();
              }
              if (to != RunState.SUCCEEDED) {
                new RunOutputStore(tx).removeArtifacts(before.id(), before.attempt());
              }
              AuditEvent event =
                  AuditEvent.of(
                      "run." + to.name().toLowerCase(java.util.Locale.ROOT),
                      "run",
                      before.id(),
                      before.memberSlug());
              audit.recordByServer(tx, error == null ? event : event.with("code", error.code()));
              return Optional.of(reread(tx, before.id(), List.of()).run());
            });
    ended.ifPresent(after -> listeners.forEach(listener -> listener.ended(after)));
    return ended;
  }

  /** Reads the run as it now is and tells its watchers after the commit. */
  StoredRun reread(Transaction tx, String id, List<MetricPoint> points) {
    StoredRun now = rows.stored(new RunStore(tx).byId(id).orElseThrow());
    tx.afterCommit(
        () ->
            broadcast.publish(
                new RunChange(id, now.revision(), now.run().state(), now.progress(), points)));
    return now;
  }

  /** A pipeline may tell its own training metrics; those of other parts are the harness's. */
  private static void point(
      Map<String, MetricPoint> points,
      Map<String, Double> metrics,
      RunEvent.Metric metric,
      boolean isScoring) {
    points.put(
        metric.name() + "\n" + metric.step(),
        new MetricPoint(metric.name(), metric.step(), metric.value()));
    if (metric.name().startsWith(TRAINING) || (isScoring && metric.name().startsWith(DRIFT))) {
      metrics.put(metric.name(), metric.value());
    }
  }

  private static Map<String, Double> flat(Evaluation evaluation) {
    Map<String, Double> flat = new HashMap<>();
    evaluation.test().metrics().forEach((name, v) -> flat.put("test." + name, v.value()));
    Evaluation.Part validation = evaluation.validation();
    if (validation != null) {
      validation.metrics().forEach((name, v) -> flat.put("validation." + name, v.value()));
    }
    return flat;
  }
}

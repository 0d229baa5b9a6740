package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

/** The door to sweeps: several settings tried on the same rows, ranked by the validation part. */
public final class Sweeps {
  private final Database database;
  private final AuditTrail audit;
  private final Supervisor supervisor;
  private final Clock clock;
  private final Runs runs;
  private final SweepCheck check;
  private final SweepDriver driver;
  private final SweepRows rows = new SweepRows();

  public Sweeps(
      Database database,
      AuditTrail audit,
      RunSources sources,
      Supervisor supervisor,
      Runs runs,
      Function<String, Optional<CurrentUser>> starters,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.audit = audit;
    this.supervisor = supervisor;
    this.clock = clock;
    this.runs = runs;
    RunRequestCheck request = new RunRequestCheck(sources, supervisor::isolation, clock, ids);
    this.check = new SweepCheck(sources, request, clock, ids);
    SweepSteps steps = new SweepSteps(database, audit, request, supervisor, runs, starters, clock);
    this.driver = new SweepDriver(steps, supervisor.limits());
    supervisor.listen(run -> driver.wake());
  }

  /** What queues the variants one after the other; started and closed with the server. */
  public SweepDriver driver() {
    return driver;
  }

  /** Plans all variants; their runs join the queue a few at a time. */
  public SweepView start(CurrentUser user, NewSweep asked) {
    Sweep sweep = check.checked(user, asked);
    database.change(
        tx -> {
          new SweepStore(tx).insert(rows.row(sweep));
          audit.record(
              tx,
              user,
              AuditEvent.of("sweep.queued", "sweep", sweep.id(), sweep.memberSlug())
                  .with("pipeline", sweep.pipelineName() + " " + sweep.pipelineVersion())
                  .with("dataset", sweep.datasetId())
                  .with("datasetVersion", sweep.datasetVersion())
                  .with("variants", sweep.variants().size()));
          tx.afterCommit(driver::wake);
        });
    return view(user, sweep.id());
  }

  /** The member's sweeps, newest first. */
  public Page<SweepView> list(CurrentUser user, PageRequest page) {
    return database.read(
        tx ->
            Page.of(
                    new SweepStore(tx).list(user.memberId(), page),
                    page,
                    row -> new PageKey(row.createdAt(), row.id()))
                .map(row -> view(tx, rows.sweep(row)).inList()));
  }

  /** The sweep with its variants, when it belongs to the user's member. */
  public SweepView view(CurrentUser user, String id) {
    return database.read(tx -> view(tx, own(tx, user, id)));
  }

  /** Lets no further variant begin and stops those that have. */
  public SweepView cancel(CurrentUser user, String id) {
    List<String> working = new ArrayList<>();
    database.change(
        tx -> {
          Sweep sweep = own(tx, user, id);
          if (!new SweepStore(tx).askCancel(id)) {
            throw Problem.of(ProblemType.CONFLICT, "runs.sweep.alreadyEnded", sweep.name());
          }
          RunStore store = new RunStore(tx);
          for (SweepStore.RunRow run : new SweepStore(tx).runs(id)) {
            if (RunState.valueOf(run.state()).isTerminal()) {
              continue;
            }
            if (store.transition(
                run.runId(), RunState.QUEUED, RunState.CANCELLED, clock.millis())) {
              supervisor.journal().reread(tx, run.runId(), List.of());
            } else {
              store.askCancel(run.runId());
              working.add(run.runId());
            }
          }
          audit.record(
              tx, user, AuditEvent.of("sweep.cancel-asked", "sweep", id, sweep.memberSlug()));
        });
    working.forEach(supervisor::cancel);
    driver.wake();
    return view(user, id);
  }

  /**
   * Takes one variant for the one to go on with; only then its test figure is shown. There is one
   * choice: who could look at the test figures of all would choose by them.
   */
  public SweepView choose(CurrentUser user, String id, String runId) {
    database.change(
        tx -> {
          Sweep sweep = own(tx, user, id);
          if (!sweep.state().isTerminal()) {
            throw Problem.of(ProblemType.CONFLICT, "runs.sweep.notOver", sweep.name());
          }
          SweepStore.RunRow run =
              new SweepStore(tx)
                  .runs(id).stream()
                      .filter(one -> one.runId().equals(runId))
                      .findFirst()
                      .orElseThrow(() -> Problem.notFound("runs.sweep.noVariant", runId));
          if (RunState.valueOf(run.state()) != RunState.SUCCEEDED) {
            throw Problem.of(ProblemType.CONFLICT, "runs.sweep.notFinished", run.position() + 1);
          }
          if (new SweepStore(tx).choose(id, runId, clock.millis())) {
            audit.record(
                tx,
                user,
                AuditEvent.of("sweep.chosen", "sweep", id, sweep.memberSlug()).with("run", runId));
          } else if (!runId.equals(sweep.chosenRunId())) {
            throw Problem.of(ProblemType.CONFLICT, "runs.sweep.chosenBefore", sweep.name());
          }
        });
    return view(user, id);
  }

  private SweepView view(Transaction tx, Sweep sweep) {
    List<SweepRun> tried = new SweepStore(tx).runs(sweep.id()).stream().map(rows::run).toList();
    String chosen = sweep.chosenRunId();
    Run run = chosen == null ? null : runs.storedById(tx, chosen).run();
    return SweepView.of(sweep, tried, run);
  }

  private Sweep own(Transaction tx, CurrentUser user, String id) {
    return new SweepStore(tx)
        .byId(id)
        .filter(row -> row.memberId().equals(user.memberId()))
        .map(rows::sweep)
        .orElseThrow(() -> Problem.notFound("runs.noSweep", id));
  }
}

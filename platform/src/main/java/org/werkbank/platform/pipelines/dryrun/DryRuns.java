package org.werkbank.platform.pipelines.dryrun;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.Messages;

/**
 * The door to dry runs: every submitted version is tried once, one after the other, behind the same
 * walls as a run, on made-up rows that are nobody's. What comes of it is evidence for the review; a
 * version that is decided on before is not tried any more.
 */
public final class DryRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long JOIN_MILLIS = 5_000;

  private final Database database;
  private final Launcher launcher;
  private final Trial trial;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closing;
  private @Nullable Thread thread;

  public DryRuns(
      Database database,
      ObjectStore objects,
      Launcher launcher,
      Map<String, Messages> messages,
      int memoryMiB,
      Clock clock) {
    this.database = database;
    this.launcher = launcher;
    this.trial = new Trial(database, objects, launcher, messages, memoryMiB, clock);
    this.clock = clock;
  }

  /** Has a version tried, in the transaction that stores it; {@link #wake} follows that. */
  public void queue(Transaction tx, String versionId) {
    new DryRunStore(tx).queue(versionId, clock.millis());
  }

  /** Says that a version waits. */
  public void wake() {
    wake.release();
  }

  /** Empty for what was submitted before there were dry runs. */
  public Optional<DryRun> of(String versionId) {
    return database.read(tx -> new DryRunStore(tx).find(versionId));
  }

  public void start() {
    Thread made = new Thread(this::lookAfter, "dry-runs");
    made.setDaemon(true);
    thread = made;
    made.start();
  }

  /** What is being tried is tried again by the next server. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    wake.release();
    if (thread != null) {
      thread.join(JOIN_MILLIS);
    }
  }

  private void lookAfter() {
    boolean isRecovered = false;
    while (!closing) {
      try {
        if (!isRecovered) {
          recover();
          isRecovered = true;
        }
        while (!closing && tryNext()) {
          LOG.debug("a dry run is over");
        }
      } catch (Problem e) {
        LOG.warn("dry runs cannot go on at the moment", e);
      }
      pause(IDLE);
    }
  }

  /** Stops what an earlier server left, and has it tried again. */
  private void recover() {
    for (DryRunStore.Begun begun : database.read(tx -> new DryRunStore(tx).begun())) {
      var files = launcher.directoryOf(Attempt.runId(begun.versionId()), Attempt.NUMBER);
      begun
          .process()
          .flatMap(process -> launcher.adopt(process, files))
          .ifPresent(process -> process.stop(Duration.ZERO));
      database.change(tx -> new DryRunStore(tx).again(begun.versionId()));
    }
  }

  /** False when nothing waits. */
  private boolean tryNext() {
    Optional<DryRunStore.Due> next = database.write(tx -> new DryRunStore(tx).take(clock.millis()));
    if (next.isEmpty()) {
      return false;
    }
    DryRunStore.Due due = next.get();
    try {
      trial.of(due, this::goesOn).ifPresentOrElse(outcome -> end(due, outcome), () -> again(due));
    } catch (Problem e) {
      again(due);
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the dry run of {} {} is broken off", due.name(), due.version(), e);
      end(due, trial.defect());
    }
    return true;
  }

  private void end(DryRunStore.Due due, Outcome outcome) {
    database.change(tx -> new DryRunStore(tx).end(due.id(), outcome, clock.millis()));
    LOG.info("dry run of {} {}: {}", due.name(), due.version(), outcome.state().slug());
  }

  private void again(DryRunStore.Due due) {
    database.change(tx -> new DryRunStore(tx).again(due.id()));
  }

  private boolean goesOn() {
    pause(POLL);
    return !closing;
  }

  private void pause(Duration most) {
    try {
      if (wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }
}

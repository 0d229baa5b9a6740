package org.werkbank.platform.pipelines.dryrun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
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
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long JOIN_MILLIS = 5_000;

  private final Database database;
  private final ObjectStore objects;
  private final Launcher launcher;
  private final DryRunWords words;
  private final Verdict verdict;
  private final ContractJson json = new ContractJson();
  private final int memoryMiB;
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
    this.objects = objects;
    this.launcher = launcher;
    this.words = new DryRunWords(messages);
    this.verdict = new Verdict(json, words);
    this.memoryMiB = memoryMiB;
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
      var files = launcher.directoryOf("dry-" + begun.versionId(), Attempt.NUMBER);
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
      Outcome outcome = tried(due);
      if (closing) {
        again(due);
        return false;
      }
      database.change(tx -> new DryRunStore(tx).end(due.id(), outcome, clock.millis()));
      LOG.info("dry run of {} {}: {}", due.name(), due.version(), outcome.state().slug());
    } catch (Problem e) {
      again(due);
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the dry run of {} {} is broken off", due.name(), due.version(), e);
      Outcome broken = Outcome.failed(words.of("pipelines.dryRun.defect"), "");
      database.change(tx -> new DryRunStore(tx).end(due.id(), broken, clock.millis()));
    }
    return true;
  }

  private void again(DryRunStore.Due due) {
    database.change(tx -> new DryRunStore(tx).again(due.id()));
  }

  private Outcome tried(DryRunStore.Due due) {
    if (!due.isOpen()) {
      return Outcome.skipped(words.of("pipelines.dryRun.decided"));
    }
    if (launcher.isolation() == Isolation.REFUSED) {
      return Outcome.skipped(words.of("pipelines.dryRun.noWalls"));
    }
    PipelineDescriptor pipeline = json.read(due.descriptor(), PipelineDescriptor.class);
    Optional<SyntheticTable> table = SyntheticTables.of(pipeline);
    if (table.isEmpty()) {
      return Outcome.skipped(words.of("pipelines.dryRun.unknownTask", pipeline.task()));
    }
    Attempt attempt = new Attempt(due, pipeline, table.get());
    try {
      attempt.putRows(objects);
      return ended(attempt);
    } finally {
      objects.removeAll(due.jarBucket(), due.prefix());
    }
  }

  private Outcome ended(Attempt attempt) {
    TrainingProcess process;
    try {
      process = launcher.start(attempt.request(memoryMiB, clock.instant()));
    } catch (Problem e) {
      if (e.type() == ProblemType.STORE_UNAVAILABLE) {
        throw e;
      }
      return Outcome.failed(words.of(e.text()), "");
    }
    try {
      database.change(
          tx ->
              new DryRunStore(tx)
                  .started(attempt.due().id(), process.identity(), attempt.table().rows().size()));
      return watched(attempt, process);
    } finally {
      process.stop(Duration.ZERO);
      process.directory().remove();
    }
  }

  private Outcome watched(Attempt attempt, TrainingProcess process) {
    Instant end = clock.instant().plusSeconds(Attempt.SECONDS);
    while (process.isAlive()) {
      if (closing) {
        return Outcome.skipped(words.of("pipelines.dryRun.decided"));
      }
      if (clock.instant().isAfter(end)) {
        process.stop(GRACE);
        return Outcome.failed(
            words.of("pipelines.dryRun.timeLimit", Attempt.SECONDS),
            Verdict.logOf(process.directory()));
      }
      if (!database.read(tx -> new DryRunStore(tx).isOpen(attempt.due().id()))) {
        return Outcome.skipped(words.of("pipelines.dryRun.decided"));
      }
      pause(POLL);
    }
    return verdict.of(process.directory(), attempt.pipeline().metrics(), process.exitCode());
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

package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.launch.WorkDirectory;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.Messages;

/**
 * Starts waiting runs when a slot is free and has each followed by a thread of its own. When the
 * server stops, processes go on; the next server finds them again.
 */
public final class Supervisor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long JOIN_MILLIS = 15_000;

  private final RunParts parts;
  private final Map<String, RunWatch> watches = new ConcurrentHashMap<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private final Predicate<String> agreementHolds;
  private @Nullable Thread loop;
  private volatile boolean closing;

  /**
   * @param agreementHolds whether the agreement of this id can still be relied on; runs under one
   *     that cannot are stopped
   */
  public Supervisor(
      Database database,
      AuditTrail audit,
      Launcher launcher,
      ObjectStore store,
      RunBroadcast broadcast,
      RunLimits limits,
      Map<String, Messages> messages,
      Predicate<String> agreementHolds,
      Clock clock) {
    this.agreementHolds = agreementHolds;
    RunErrors errors = new RunErrors(messages, limits);
    this.parts =
        new RunParts(
            new RunJournal(database, audit, clock, broadcast),
            new RunOutputs(database, store),
            launcher,
            new RunVerdict(errors),
            errors,
            limits,
            clock);
  }

  RunJournal journal() {
    return parts.journal();
  }

  Isolation isolation() {
    return parts.launcher().isolation();
  }

  RunLimits limits() {
    return parts.limits();
  }

  RunErrors errors() {
    return parts.errors();
  }

  RunOutputs outputs() {
    return parts.outputs();
  }

  WorkDirectory directoryOf(Run run) {
    return parts.launcher().directoryOf(run.id(), run.attempt());
  }

  /** Tells the listener about every run that ends from now on. */
  public void listen(RunListener listener) {
    parts.journal().listen(listener);
  }

  /** Finds the runs of an earlier server again, then starts looking after the queue. */
  public void start() {
    parts.journal().active().forEach(this::recover);
    Thread thread = new Thread(this::lookAfterQueue, "run-queue");
    thread.setDaemon(true);
    loop = thread;
    thread.start();
  }

  /** Says that the queue or an agreement has changed. */
  public void wake() {
    wake.release();
  }

  /** Has the run's process stopped, when there is one. */
  void cancel(String runId) {
    RunWatch watch = watches.get(runId);
    if (watch != null) {
      watch.cancel();
    }
  }

  public int watching() {
    return watches.size();
  }

  /** Stops watching; processes go on. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    wake.release();
    if (loop != null) {
      loop.join(JOIN_MILLIS);
    }
    watches.values().forEach(RunWatch::leave);
    for (Thread thread : threads.values()) {
      thread.join(JOIN_MILLIS);
    }
  }

  private void recover(StoredRun run) {
    WorkDirectory directory = directoryOf(run.run());
    Optional<TrainingProcess> alive =
        run.process() == null ? Optional.empty() : parts.launcher().adopt(run.process(), directory);
    LOG.info("run {}: {}", run.run().id(), alive.isPresent() ? "adopted" : "its process is gone");
    watch(run, new RunWatch(parts, run, alive.orElse(null), true));
  }

  private void lookAfterQueue() {
    while (!closing) {
      try {
        stopWithoutTerms();
        startWaiting();
      } catch (Problem e) {
        LOG.warn("the queue cannot be looked after at the moment", e);
      }
      try {
        if (wake.tryAcquire(parts.limits().poll().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Stops what works on, or waits for, data whose owner gives no more leave. */
  private void stopWithoutTerms() {
    for (RunStore.Under run : parts.journal().underAgreements()) {
      if (!agreementHolds.test(run.agreementId())) {
        LOG.info("run {}: agreement {} has ended", run.id(), run.agreementId());
        parts.journal().stopWithoutTerms(run);
        cancel(run.id());
      }
    }
  }

  private void startWaiting() {
    while (!closing && watches.size() < parts.limits().slots() && parts.journal().isAnyWaiting()) {
      Optional<StoredRun> next = parts.journal().takeNext();
      if (next.isEmpty()) {
        return;
      }
      watch(next.get(), new RunWatch(parts, next.get(), null, false));
    }
  }

  private void watch(StoredRun run, RunWatch watch) {
    String id = run.run().id();
    watches.put(id, watch);
    Thread thread =
        new Thread(
            () -> {
              try {
                watch.run();
              } finally {
                watches.remove(id);
                threads.remove(id);
                wake.release();
              }
            },
            "run-" + id);
    thread.setDaemon(true);
    threads.put(id, thread);
    thread.start();
  }
}

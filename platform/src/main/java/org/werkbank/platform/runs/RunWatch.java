package org.werkbank.platform.runs;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.launch.ResourceUse;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.launch.WorkDirectory;
import org.werkbank.platform.problem.Problem;

/** Follows one attempt from the start of its process to its end. */
final class RunWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final int LARGEST_READ_BYTES = 4 << 20;

  /** How long the end of a run is tried again while store or database do not answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final RunParts parts;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private final EventIngest ingest = new EventIngest();
  private final boolean recovered;
  private StoredRun run;
  private @Nullable TrainingProcess process;
  private @Nullable WorkDirectory directory;
  private Instant lastHeard;
  private @Nullable Instant failingSince;
  private @Nullable String violation;
  private RunVerdict.@Nullable Stop stop;
  private @Nullable ResourceUse use;
  private volatile boolean cancelAsked;
  private volatile boolean lostItsTerms;
  private volatile boolean closing;

  /**
   * @param process that an earlier server started and that lives, or null
   * @param recovered whether the attempt began under an earlier server
   */
  RunWatch(RunParts parts, StoredRun run, @Nullable TrainingProcess process, boolean recovered) {
    this.parts = parts;
    this.clock = parts.clock();
    this.run = run;
    this.process = process;
    this.recovered = recovered;
    this.cancelAsked = run.cancelAsked();
    this.lastHeard = clock.instant();
  }

  /** Has the process stopped and the run end as cancelled. */
  void cancel() {
    cancelAsked = true;
    wake.release();
  }

  /** The same at once: it works on data that it may not see any more. */
  void cutOff() {
    lostItsTerms = true;
    cancel();
  }

  /** Stops watching; the process goes on. */
  void leave() {
    closing = true;
    wake.release();
  }

  @Override
  public void run() {
    boolean done = false;
    while (!done && !closing) {
      try {
        done = step();
        failingSince = null;
      } catch (Problem | UncheckedIOException e) {
        done = giveUpAfterPatience(e);
      } catch (RuntimeException e) {
        LOG.error("run {} cannot be watched any more", run.run().id(), e);
        done = abandon();
      }
      if (!done) {
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (wake.tryAcquire(parts.limits().poll().toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** One look; true once the run has ended. */
  private boolean step() {
    if (process == null && !recovered && !begin()) {
      return true;
    }
    WorkDirectory files = files();
    TrainingProcess at = process;
    if (at != null && cancelAsked && at.isAlive()) {
      at.stop(lostItsTerms ? Duration.ZERO : parts.limits().grace());
    }
    // Asked before reading: what a process wrote before it ended is then read below.
    boolean alive = at != null && at.isAlive();
    if (!readEvents(files)) {
      return true;
    }
    if (at != null && alive) {
      use = at.use();
      stopIfDue(at);
      return false;
    }
    end(files, at);
    return true;
  }

  private boolean begin() {
    try {
      if (run.plan().jar() != null) {
        PipelineRef pipeline = run.plan().pipeline();
        parts.allowed().requireStartable(pipeline.name(), pipeline.version());
      }
      parts.outputs().makeRoom(run);
      TrainingProcess started = parts.launcher().start(parts.request(run));
      process = started;
      directory = started.directory();
      lastHeard = clock.instant();
      run = parts.journal().processStarted(run, started.identity());
      cancelAsked |= run.cancelAsked(); // asked while there was no watch to tell
      return true;
    } catch (Problem e) {
      if (process != null) {
        throw e; // it runs; only the note about it failed
      }
      LOG.warn("run {} could not be started", run.run().id(), e);
      parts.outputs().removeAll(run);
      parts.journal().end(run, RunState.FAILED, null, parts.errors().notStarted(e));
      return false;
    }
  }

  /** Reads to the end of what is there; false when another server has taken the run over. */
  private boolean readEvents(WorkDirectory files) {
    while (violation == null) {
      WorkDirectory.Lines lines = files.eventsAfter(run.eventOffset(), LARGEST_READ_BYTES);
      EventIngest.Batch batch = ingest.read(run, lines.lines());
      if (!batch.events().isEmpty()) {
        lastHeard = clock.instant();
        Optional<StoredRun> told = parts.journal().tell(run, batch.events(), lines.nextOffset());
        if (told.isEmpty()) {
          LOG.warn("run {} is watched by another server", run.run().id());
          return false;
        }
        run = told.get();
      }
      violation = batch.violation();
      if (violation == null && lines.broken()) {
        violation = "a line of more than " + LARGEST_READ_BYTES + " bytes";
      }
      if (violation == null && batch.events().stream().anyMatch(e -> isMetrics(e.event()))) {
        violation = tooMuch();
      }
      if (lines.lines().isEmpty()) {
        return true;
      }
    }
    return true;
  }

  private static boolean isMetrics(RunEvent event) {
    return event instanceof RunEvent.Metrics;
  }

  private @Nullable String tooMuch() {
    return parts.journal().metricPoints(run) > RunJournal.MOST_METRIC_POINTS
        ? "more than " + RunJournal.MOST_METRIC_POINTS + " metric values"
        : null;
  }

  private void stopIfDue(TrainingProcess at) {
    Instant now = clock.instant();
    Instant startedAt = Objects.requireNonNullElse(run.run().startedAt(), now);
    if (violation != null) {
      LOG.warn("run {} breaks the contract: {}", run.run().id(), violation);
      at.stop(parts.limits().grace());
    } else if (now.isAfter(startedAt.plusSeconds(parts.limits().maxDurationSeconds()))) {
      stop = RunVerdict.Stop.TIME_LIMIT;
      at.stop(parts.limits().grace());
    } else if (now.isAfter(lastHeard.plus(parts.limits().silence()))) {
      stop = RunVerdict.Stop.SILENT;
      at.stop(parts.limits().grace());
    }
  }

  private void end(WorkDirectory files, @Nullable TrainingProcess at) {
    OptionalInt exitCode = at == null ? OptionalInt.empty() : at.exitCode();
    ResourceUse used = at == null ? use : RunEnding.larger(use, at.use());
    new RunEnding(parts)
        .end(
            new RunVerdict.Facts(
                run,
                cancelAsked,
                violation,
                stop,
                exitCode,
                at == null,
                RunEnding.logNamesMemory(files)),
            files,
            used);
  }

  private WorkDirectory files() {
    if (directory == null) {
      directory =
          process != null
              ? process.directory()
              : parts.launcher().directoryOf(run.run().id(), run.run().attempt());
    }
    return directory;
  }

  private boolean giveUpAfterPatience(RuntimeException e) {
    LOG.warn("run {}: {}; trying again", run.run().id(), e.getMessage());
    if (failingSince == null) {
      failingSince = clock.instant();
    }
    return clock.instant().isAfter(failingSince.plus(PATIENCE)) && abandon();
  }

  /** Ends a run that cannot be followed, as far as that can still be done. */
  private boolean abandon() {
    try {
      if (process != null) {
        process.stop(parts.limits().grace());
      }
      parts.journal().end(run, RunState.FAILED, null, parts.errors().defect());
    } catch (RuntimeException e) {
      LOG.error("run {} stays as it is until the server starts again", run.run().id(), e);
    }
    return true;
  }
}

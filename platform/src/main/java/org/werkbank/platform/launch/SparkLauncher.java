package org.werkbank.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.TemporaryCredentials;

/** Starts training through Spark's SparkSubmit, each run in a process and a folder of its own. */
public final class SparkLauncher implements Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(SparkLauncher.class);

  /** Credentials outlive the longest run by this, for its last words. */
  private static final Duration MARGIN = Duration.ofMinutes(15);

  private static final long SAMPLE_MILLIS = 500;

  /** Start times come from the kernel's clock, which may be corrected by a moment. */
  private static final long SAME_START_MILLIS = 2_000;

  private final LaunchSettings settings;
  private final ObjectStore store;
  private final Clock clock;
  private final SparkCommand spark;
  private final RunFiles files;
  private final ProcessStarter starter = new ProcessStarter();
  private final Preparation preparation;
  private final IsolationProbe isolation;
  private final Map<WatchedProcess, Optional<TemporaryCredentials>> running =
      new ConcurrentHashMap<>();
  private final ScheduledExecutorService sampler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "launch-sampler");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> sampling;

  public SparkLauncher(LaunchSettings settings, ObjectStore store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.spark = new SparkCommand(settings);
    this.files = new RunFiles(store);
    this.preparation = new Preparation(settings, clock, spark, starter, running::isEmpty);
    this.isolation = new IsolationProbe(spark, settings.unprotected());
    this.sampling =
        sampler.scheduleWithFixedDelay(
            this::sample, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Begins to prepare for runs; called once the server answers, so as not to slow its start. */
  public void begin() {
    sampler.execute(isolation::get);
    if (settings.warm()) {
      preparation.soon();
    }
  }

  @Override
  public TrainingProcess start(LaunchRequest request) {
    RunSpec spec = request.spec();
    WorkFolder folder = directoryOf(spec.runId(), spec.attempt());
    folder.remove();
    TemporaryCredentials credentials =
        store.issue(
            request.grants(), Duration.ofSeconds(spec.limits().maxDurationSeconds()).plus(MARGIN));
    WatchedProcess started = null;
    try {
      started = hot(request, folder, credentials);
      if (started == null) {
        started = cold(request, folder, credentials);
      }
      running.put(started, Optional.of(credentials));
      return started;
    } catch (IOException e) {
      throw Problem.of(ProblemType.INTERNAL, "launch.notStarted").causedBy(e);
    } finally {
      if (started == null) {
        store.revoke(credentials);
        folder.remove();
      }
    }
  }

  @Override
  public Optional<TrainingProcess> adopt(ProcessIdentity identity, WorkDirectory directory) {
    Optional<WatchedProcess> found =
        ProcessHandle.of(identity.pid())
            .filter(handle -> isSame(handle, identity) && ProcessTree.isRunning(handle))
            .map(
                handle ->
                    new WatchedProcess(
                        identity,
                        (WorkFolder) directory,
                        handle,
                        null,
                        clock,
                        identity.startedAtMillis()));
    found.ifPresent(process -> running.put(process, Optional.empty()));
    return found.map(process -> process);
  }

  @Override
  public Isolation isolation() {
    return isolation.get();
  }

  @Override
  public WorkFolder directoryOf(String runId, int attempt) {
    if (!runId.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not the id of a run: " + runId);
    }
    return new WorkFolder(settings.work().resolve(runId + "-" + attempt));
  }

  /** Processes of runs go on, for a later server to adopt. */
  @Override
  public void close() {
    sampling.cancel(false);
    sampler.shutdownNow();
    preparation.close();
  }

  private WatchedProcess cold(
      LaunchRequest request, WorkFolder folder, TemporaryCredentials credentials)
      throws IOException {
    RunFiles.make(folder.path());
    files.writeSpec(folder.path(), request.spec());
    files.writeCredentials(folder.path(), credentials);
    if (request.jar() != null) {
      files.fetch(request.jar(), folder.path());
    }
    long begun = clock.millis();
    Process process =
        starter.start(
            spark.run(request.spec(), folder.path(), preparation.archiveOptions()),
            folder.path(),
            spark.environment(),
            false);
    return watched(process, folder, begun);
  }

  /** Gives the run to the process started ahead; null when there is none that fits and works. */
  private @Nullable WatchedProcess hot(
      LaunchRequest request, WorkFolder folder, TemporaryCredentials credentials) {
    WarmProcess ahead = preparation.take(request);
    if (ahead == null) {
      return null;
    }
    try {
      files.writeSpec(ahead.folder(), request.spec());
      files.writeCredentials(ahead.folder(), credentials);
      Files.createSymbolicLink(folder.path(), ahead.folder().getFileName());
      long begun = clock.millis();
      ahead.go();
      return watched(ahead.process(), folder, begun);
    } catch (IOException e) {
      LOG.warn("the process started ahead does not take the run; starting another", e);
      ahead.discard();
      folder.remove();
      return null;
    }
  }

  private WatchedProcess watched(Process process, WorkFolder folder, long begunAtMillis) {
    long started =
        process.info().startInstant().map(Instant::toEpochMilli).orElseGet(clock::millis);
    return new WatchedProcess(
        new ProcessIdentity(process.pid(), started),
        folder,
        process.toHandle(),
        process,
        clock,
        begunAtMillis);
  }

  private void sample() {
    for (WatchedProcess process : running.keySet()) {
      try {
        if (!process.sample()) {
          Optional<TemporaryCredentials> credentials = running.remove(process);
          process.sweep();
          preparation.soon();
          credentials.ifPresent(store::revoke);
        }
      } catch (RuntimeException e) {
        LOG.warn("the process of {} cannot be measured", process.directory(), e);
      }
    }
  }

  private static boolean isSame(ProcessHandle handle, ProcessIdentity identity) {
    return handle
        .info()
        .startInstant()
        .map(start -> Math.abs(start.toEpochMilli() - identity.startedAtMillis()))
        .filter(difference -> difference <= SAME_START_MILLIS)
        .isPresent();
  }
}

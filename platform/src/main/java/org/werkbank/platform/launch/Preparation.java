package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares for the next run while nothing runs: a process started ahead, and an archive of classes.
 */
final class Preparation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final long DELAY_SECONDS = 1;

  private final LaunchSettings settings;
  private final Clock clock;
  private final SparkCommand spark;
  private final ProcessStarter starter;
  private final ClassArchive archive;
  private final BooleanSupplier isIdle;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "launch-idle");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable WarmProcess warm;
  private volatile boolean closed;
  private int number;

  Preparation(
      LaunchSettings settings,
      Clock clock,
      SparkCommand spark,
      ProcessStarter starter,
      BooleanSupplier isIdle) {
    this.settings = settings;
    this.clock = clock;
    this.spark = spark;
    this.starter = starter;
    this.archive = new ClassArchive(settings, spark);
    this.isIdle = isIdle;
    removeUnusedFolders();
  }

  /** Options of the class archive, none while there is no archive. */
  List<String> archiveOptions() {
    return archive.options();
  }

  /** Prepares a little later, unless a run has begun by then; its end asks again. */
  void soon() {
    if (!closed) {
      CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS, worker)
          .execute(this::prepare);
    }
  }

  /** Hands over the process started ahead when it fits: never to code that was submitted. */
  @Nullable WarmProcess take(LaunchRequest request) {
    if (request.jar() != null
        || request.spec().limits().maxMemoryMiB() != settings.memoryMiB()
        || request.spec().limits().cores() != settings.cores()) {
      return null;
    }
    WarmProcess ahead = swap(null);
    if (ahead != null && !ahead.isUsable(clock)) {
      ahead.discard();
      return null;
    }
    return ahead;
  }

  @Override
  public void close() {
    closed = true;
    archive.close();
    worker.shutdownNow();
    WarmProcess unused = swap(null);
    if (unused != null) {
      unused.discard();
    }
  }

  private void prepare() {
    try {
      if (isIdle.getAsBoolean() && settings.warm() && settings.isLocal()) {
        startAhead();
      }
      if (isIdle.getAsBoolean() && !closed) {
        archive.ensure();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("nothing could be prepared for the next run; it will start slowly", e);
    }
  }

  private void startAhead() throws IOException {
    WarmProcess present = swap(null);
    if (present != null && present.isUsable(clock)) {
      swap(present);
      return;
    }
    if (present != null) {
      present.discard();
    }
    Path folder = settings.work().resolve(WarmProcess.PREFIX + nextNumber());
    RunFiles.make(folder);
    Process process =
        starter.start(spark.await(folder, archiveOptions()), folder, spark.environment(), true);
    swap(new WarmProcess(process, folder, clock.millis()));
    if (closed) {
      close();
    }
  }

  private synchronized @Nullable WarmProcess swap(@Nullable WarmProcess next) {
    WarmProcess present = warm;
    warm = next;
    return present;
  }

  private String nextNumber() {
    return ProcessHandle.current().pid() + "-" + clock.millis() + "-" + ++number;
  }

  /** Those of processes that an earlier server had started ahead and that never got a run. */
  private void removeUnusedFolders() {
    if (!Files.isDirectory(settings.work())) {
      return;
    }
    Set<Path> used = new HashSet<>();
    Set<Path> ahead = new HashSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(settings.work())) {
      for (Path folder : found) {
        if (Files.isSymbolicLink(folder)) {
          used.add(Files.readSymbolicLink(folder).getFileName());
        } else if (folder.getFileName().toString().startsWith(WarmProcess.PREFIX)) {
          ahead.add(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + settings.work() + " cannot be read", e);
    }
    ahead.removeIf(folder -> used.contains(folder.getFileName()));
    ahead.forEach(folder -> new WorkFolder(folder).remove());
  }
}

package org.werkbank.training.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.training.failure.RunFailure;

/**
 * Looks at a guest several times a second, for what no wall limits on every machine: the memory and
 * the number of all its processes together. Takes its log, and no more of it than anybody reads.
 */
final class GuestWatch {
  private static final Logger LOG = LoggerFactory.getLogger(GuestWatch.class);
  private static final int MOST_PROCESSES = 16;
  private static final int MOST_LOG_BYTES = 1 << 20;
  private static final long PAUSE_MILLIS = 100;
  private static final String RESIDENT = "VmRSS:";

  private final Process process;
  private final long mostMiB;
  private final ScheduledExecutorService looking;
  private final Thread log;
  private volatile @Nullable RunFailure stopped;
  private @Nullable ScheduledFuture<?> looks;

  private GuestWatch(Process process, long mostMiB) {
    this.process = process;
    this.mostMiB = mostMiB;
    this.looking = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "guest-watch"));
    this.log = daemon(this::takeLog, "guest-log");
  }

  static GuestWatch begin(Process process, long mostMiB) {
    GuestWatch watch = new GuestWatch(process, mostMiB);
    watch.log.start();
    watch.looks =
        watch.looking.scheduleWithFixedDelay(
            watch::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Why it was stopped, or that it went by itself. */
  RunFailure reason(IOException met) {
    RunFailure known = stopped;
    return known == null ? GuestFailures.gone(met) : known;
  }

  /** Waits for what is left of the log of a process that has ended. */
  void awaitLog(long mostMillis) throws InterruptedException {
    log.join(mostMillis);
  }

  void end() {
    if (looks != null) {
      looks.cancel(true);
    }
    looking.shutdownNow();
  }

  private void look() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    long resident = all.stream().mapToLong(one -> residentMiB(one.pid())).sum();
    if (resident > mostMiB) {
      stop(
          all,
          GuestFailures.tooMuch(
              "more than " + mostMiB + " MiB of memory",
              "mehr als " + mostMiB + " MiB Arbeitsspeicher"));
    } else if (all.size() > MOST_PROCESSES) {
      stop(
          all,
          GuestFailures.tooMuch(
              "more than " + MOST_PROCESSES + " processes",
              "mehr als " + MOST_PROCESSES + " Prozesse"));
    }
  }

  /** Its first process ends all the others: they live in a process space of its own. */
  private void stop(List<ProcessHandle> all, RunFailure why) {
    stopped = why;
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static long residentMiB(long pid) {
    Path status = Path.of("/proc/" + pid + "/status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it ended while we looked, or this is no Linux
    }
  }

  private void takeLog() {
    byte[] buffer = new byte[8192];
    long taken = 0;
    try (InputStream said = process.getErrorStream()) {
      for (int read = said.read(buffer); read >= 0; read = said.read(buffer)) {
        int kept = (int) Math.max(0, Math.min(read, MOST_LOG_BYTES - taken));
        System.err.write(buffer, 0, kept);
        if (taken < MOST_LOG_BYTES && taken + read >= MOST_LOG_BYTES) {
          System.err.println();
          LOG.warn(
              "The pipeline has said more than {} bytes; the rest is left out", MOST_LOG_BYTES);
        }
        taken += read;
      }
    } catch (IOException e) {
      LOG.debug("the guest went while it spoke", e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}

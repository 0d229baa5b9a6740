package org.werkbank.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches how much memory the processes below another one hold of their own. Pages of files that
 * are mapped do not count, since the system takes them back when it needs them.
 */
final class TreeMemory implements AutoCloseable {
  private final ProcessHandle root;
  private final AtomicLong peakKiB = new AtomicLong();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private final Future<?> looks;

  TreeMemory(ProcessHandle root) {
    this.root = root;
    this.looks = clock.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
  }

  long peakMiB() {
    return peakKiB.get() >> 10;
  }

  private void look() {
    long sum = root.descendants().mapToLong(TreeMemory::ownKiB).sum();
    peakKiB.accumulateAndGet(sum, Math::max);
  }

  private static long ownKiB(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      return 0; // it ended while its status was read
    }
  }

  @Override
  public void close() {
    looks.cancel(false);
    clock.shutdown();
  }
}

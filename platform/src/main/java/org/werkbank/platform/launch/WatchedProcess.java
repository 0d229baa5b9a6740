package org.werkbank.platform.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process below its shell, measured by whoever calls {@link #sample()} now and then. */
final class WatchedProcess implements TrainingProcess {
  /** How long the shell may take to note the exit code of what was killed. */
  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private static final long LONGEST_LOG_BYTES = 50L << 20;

  private final ProcessIdentity identity;
  private final WorkFolder folder;
  private final ProcessHandle handle;
  private final @Nullable Process own;
  private final ProcessTree tree;
  private final Clock clock;
  private final long begunAtMillis;
  private double wallSeconds;
  private double cpuSeconds;
  private long peakMemoryMiB;

  /**
   * @param own the process when this server started it
   * @param begunAtMillis when the run began, later than the process when it was started ahead
   */
  WatchedProcess(
      ProcessIdentity identity,
      WorkFolder folder,
      ProcessHandle handle,
      @Nullable Process own,
      Clock clock,
      long begunAtMillis) {
    this.identity = identity;
    this.folder = folder;
    this.handle = handle;
    this.own = own;
    this.tree = new ProcessTree(identity.pid());
    this.clock = clock;
    this.begunAtMillis = begunAtMillis;
  }

  @Override
  public ProcessIdentity identity() {
    return identity;
  }

  @Override
  public WorkDirectory directory() {
    return folder;
  }

  @Override
  public boolean isAlive() {
    return own == null ? ProcessTree.isRunning(handle) : own.isAlive();
  }

  @Override
  public OptionalInt exitCode() {
    if (isAlive()) {
      return OptionalInt.empty();
    }
    if (own != null) {
      return OptionalInt.of(own.exitValue());
    }
    String noted = folder.exitCode();
    return noted.matches("\\d{1,3}")
        ? OptionalInt.of(Integer.parseInt(noted))
        : OptionalInt.empty();
  }

  @Override
  public void stop(Duration grace) {
    if (!isAlive()) {
      sweep();
      return;
    }
    Set<ProcessHandle> asked = new HashSet<>();
    long end = System.nanoTime() + grace.toNanos();
    do {
      for (ProcessHandle member : tree.below()) {
        if (asked.add(member)) {
          member.destroy();
        }
      }
    } while (isAlive() && System.nanoTime() < end && rest());
    asked.addAll(tree.below());
    asked.forEach(ProcessHandle::destroyForcibly);
    end = System.nanoTime() + LAST_WORD.toNanos();
    while (isAlive() && System.nanoTime() < end && rest()) {
      tree.below().forEach(ProcessHandle::destroyForcibly);
    }
    if (isAlive()) {
      handle.destroyForcibly();
    }
    asked.forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills what the process left behind. */
  void sweep() {
    tree.leftBehind().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public synchronized ResourceUse use() {
    if (isAlive()) {
      measure();
    }
    return new ResourceUse(wallSeconds, cpuSeconds, peakMemoryMiB);
  }

  /** Measures, and keeps the log within bounds; answers whether the process is alive. */
  synchronized boolean sample() {
    boolean alive = isAlive();
    if (alive) {
      measure();
    }
    folder.cutLog(LONGEST_LOG_BYTES);
    return alive;
  }

  private synchronized void measure() {
    ProcessTree.Usage usage = tree.usage();
    wallSeconds = Math.max(0, clock.millis() - begunAtMillis) / 1000.0;
    cpuSeconds = Math.max(cpuSeconds, usage.cpuSeconds());
    peakMemoryMiB = Math.max(peakMemoryMiB, usage.memoryMiB());
  }

  private static boolean rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

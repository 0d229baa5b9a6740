package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process started ahead for one single run. It holds no credentials; it ends by itself when this
 * server does before it got a run.
 */
final class WarmProcess {
  static final String PREFIX = "warm-";
  private static final Duration OLDEST = Duration.ofHours(12);

  private final Process process;
  private final Path folder;
  private final long startedAtMillis;

  WarmProcess(Process process, Path folder, long startedAtMillis) {
    this.process = process;
    this.folder = folder;
    this.startedAtMillis = startedAtMillis;
  }

  Process process() {
    return process;
  }

  Path folder() {
    return folder;
  }

  boolean isUsable(Clock clock) {
    return process.isAlive() && clock.millis() - startedAtMillis < OLDEST.toMillis();
  }

  /** Lets it run what lies in its folder. */
  void go() throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Ends it with its folder. */
  void discard() {
    ProcessTree tree = new ProcessTree(process.pid());
    tree.below().forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    tree.leftBehind().forEach(ProcessHandle::destroyForcibly);
    new WorkFolder(folder).remove();
  }
}

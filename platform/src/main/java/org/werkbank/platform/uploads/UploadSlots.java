package org.werkbank.platform.uploads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Bounds how many requests hold a part in memory at the same time; others wait for a while. */
final class UploadSlots {
  /** A slot, until it is closed. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  private final Semaphore free;
  private final Duration patience;

  UploadSlots(int slots, Duration patience) {
    this.free = new Semaphore(slots, true);
    this.patience = patience;
  }

  Slot take() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.of(ProblemType.BUSY, "uploads.busy");
      }
      return free::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.BUSY, "uploads.busy").causedBy(e);
    }
  }
}

package org.werkbank.platform.uploads;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Lets one request at a time change an upload. In memory, since one server has the database. */
final class UploadLocks {
  /** The right to change one upload, until it is closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Duration patience;

  /**
   * @param patience for a request whose line was cut: it takes a moment to put away what had come
   */
  UploadLocks(Duration patience) {
    this.patience = patience;
  }

  Held hold(String id) {
    Optional<Held> now = awaitFree(id) ? tryHold(id) : Optional.empty();
    return now.orElseThrow(() -> Problem.of(ProblemType.LOCKED, "uploads.locked"));
  }

  Optional<Held> tryHold(String id) {
    CountDownLatch latch = new CountDownLatch(1);
    if (held.putIfAbsent(id, latch) != null) {
      return Optional.empty();
    }
    return Optional.of(
        () -> {
          held.remove(id);
          latch.countDown();
        });
  }

  /** Waits for a moment until nobody changes the upload, and says whether that is so. */
  boolean awaitFree(String id) {
    @Nullable CountDownLatch latch = held.get(id);
    if (latch == null) {
      return true;
    }
    try {
      return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.BUSY, "uploads.busy").causedBy(e);
    }
  }
}

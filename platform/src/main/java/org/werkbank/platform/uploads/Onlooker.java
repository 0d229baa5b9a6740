package org.werkbank.platform.uploads;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.ArrivingFile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Looks at a part while it is on its way to the store, so that neither waits for the other. */
final class Onlooker {
  private final ExecutorService threads;
  private final @Nullable ArrivingFile seen;

  /** Without a file, as after a restart, there is nothing to look for. */
  Onlooker(ExecutorService threads, @Nullable ArrivingFile seen) {
    this.threads = threads;
    this.seen = seen;
  }

  /** A look that goes on; closing waits for its end and throws what is wrong with the file. */
  interface Look extends AutoCloseable {
    @Override
    void close();
  }

  Look begin(byte[] part, int from, int to) {
    ArrivingFile file = seen;
    if (file == null || to == from) {
      return () -> {};
    }
    Future<?> look = threads.submit(() -> file.take(part, from, to - from));
    return () -> end(look);
  }

  private static void end(Future<?> look) {
    try {
      look.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      look.cancel(true);
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.BUSY, "uploads.busy").causedBy(e);
    }
  }
}

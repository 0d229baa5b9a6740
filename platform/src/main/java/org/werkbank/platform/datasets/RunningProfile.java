package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.werkbank.platform.datasets.csv.CsvProfiler;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.problem.Problem;

/** A CSV file being profiled in a thread of its own while its bytes come through a pipe. */
final class RunningProfile {
  private final BytePipe pipe = new BytePipe();
  private final Future<CsvProfiler.Result> result;
  private boolean over;

  RunningProfile(ExecutorService threads, DialectChoice dialect) {
    CsvProfiler profiler = new CsvProfiler(dialect);
    this.result =
        threads.submit(
            () -> {
              try (pipe) {
                return profiler.profile(pipe);
              }
            });
  }

  /**
   * Takes the next bytes; waits while profiling is far behind.
   *
   * @return false when the file is wrong; then {@link #outcome} says how. One that has to be read
   *     again in another encoding is not wrong.
   */
  boolean take(byte[] bytes, int offset, int length) throws IOException {
    if (!over && !pipe.write(bytes, offset, length)) {
      over = isOtherEncoding();
      return over;
    }
    return true;
  }

  /** No more bytes come; waits for what was found, or throws what is wrong with the file. */
  CsvProfiler.Result end() throws IOException {
    if (!over) {
      pipe.end();
    }
    return outcome();
  }

  /** What was found, or what is wrong, once the profiling is over by itself. */
  CsvProfiler.Result outcome() {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw new IllegalStateException(e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void giveUp(Exception cause) {
    pipe.fail(new IOException("the upload was given up", cause));
    result.cancel(true);
  }

  private boolean isOtherEncoding() {
    try {
      outcome();
      return false;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof CsvProfiler.NotUtf8Exception;
    } catch (Problem wrong) {
      return false; // told by outcome() to whoever asks
    }
  }
}

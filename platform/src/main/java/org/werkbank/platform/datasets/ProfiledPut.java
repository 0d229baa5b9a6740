package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.werkbank.platform.datasets.csv.CsvProfiler;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.UploadSourceException;

/** Stores a CSV file, hashes it and profiles it in a thread of its own, all in one pass. */
final class ProfiledPut implements AutoCloseable {
  /** What is stored now. */
  record Result(long sizeBytes, String sha256, CsvProfiler.Result content) {}

  private final ObjectStore store;
  private final ExecutorService profilers;

  ProfiledPut(ObjectStore store) {
    this.store = store;
    AtomicLong number = new AtomicLong();
    this.profilers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "profile-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What it throws may leave the object behind; the caller discards it. */
  Result put(String bucket, String key, InputStream bytes, DialectChoice dialect) {
    BytePipe pipe = new BytePipe();
    UploadStream stream = new UploadStream(bytes, pipe);
    CsvProfiler profiler = new CsvProfiler(dialect);
    Future<CsvProfiler.Result> profile =
        profilers.submit(
            () -> {
              try (pipe) {
                return profiler.profile(pipe);
              }
            });
    try {
      put(bucket, key, stream, profile);
      pipe.end();
      CsvProfiler.Result content = result(profile, bucket, key, dialect);
      return new Result(stream.count(), stream.sha256(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      pipe.fail(new IOException("the upload was given up", e));
      profile.cancel(true);
      throw e;
    }
  }

  @Override
  public void close() {
    profilers.shutdownNow();
  }

  private void put(
      String bucket, String key, UploadStream stream, Future<CsvProfiler.Result> profile) {
    try {
      store.put(bucket, key, stream, -1, MediaType.CSV.text());
    } catch (UploadSourceException e) {
      if (e.getCause() instanceof UploadStream.ProfileFailedException) {
        outcome(profile);
      }
      if (StoredFile.isCause(e)) {
        throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
      }
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", stream.count()).causedBy(e);
    }
  }

  private CsvProfiler.Result result(
      Future<CsvProfiler.Result> profile, String bucket, String key, DialectChoice chosen)
      throws IOException {
    try {
      return outcome(profile);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CsvProfiler.NotUtf8Exception)) {
        throw e;
      }
    }
    DialectChoice windows =
        new DialectChoice(chosen.delimiter(), "windows-1252", chosen.decimal(), chosen.quote());
    try (InputStream again = store.get(bucket, key)) {
      return new CsvProfiler(windows).profile(again);
    }
  }

  private static CsvProfiler.Result outcome(Future<CsvProfiler.Result> profile) {
    try {
      return profile.get();
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
}

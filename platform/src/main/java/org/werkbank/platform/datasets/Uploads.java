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
import org.werkbank.platform.datasets.parquet.ParquetProfiler;
import org.werkbank.platform.datasets.parquet.RangeFile;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.UploadSourceException;

/**
 * Takes bytes in: one pass that stores, hashes and profiles. Nothing is left in the store when any
 * of the three says no.
 */
final class Uploads implements AutoCloseable {
  /** What came in and is stored, not yet named by a row. */
  record Stored(
      String bucket, String key, String sha256, long sizeBytes, CsvProfiler.Result content) {}

  private final ObjectStore store;
  private final Ids ids;
  private final ExecutorService profilers;

  Uploads(ObjectStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
    AtomicLong number = new AtomicLong();
    this.profilers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "profile-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  Stored receive(String memberSlug, Upload upload, InputStream body) {
    String bucket = Member.bucketOf(memberSlug);
    store.ensureBucket(bucket);
    String key =
        "datasets/"
            + upload.datasetId()
            + "/"
            + ids.next()
            + "/data."
            + upload.mediaType().extension();
    if (upload.mediaType() == MediaType.PARQUET) {
      return receiveParquet(bucket, key, upload, body);
    }
    BytePipe pipe = new BytePipe();
    UploadStream stream = new UploadStream(body, pipe);
    CsvProfiler profiler = new CsvProfiler(upload.dialect());
    Future<CsvProfiler.Result> profile =
        profilers.submit(
            () -> {
              try (pipe) {
                return profiler.profile(pipe);
              }
            });
    try {
      put(bucket, key, stream, upload.mediaType(), profile);
      pipe.end();
      CsvProfiler.Result content = result(profile, bucket, key, upload.dialect());
      String sha256 = stream.sha256();
      check(upload, stream.count(), sha256);
      return new Stored(bucket, key, sha256, stream.count(), content);
    } catch (IOException e) {
      discard(bucket, key);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      pipe.fail(new IOException("the upload was given up", e));
      profile.cancel(true);
      discard(bucket, key);
      throw e;
    }
  }

  /** A Parquet file says at its end what it holds, so it is profiled once it is stored. */
  private Stored receiveParquet(String bucket, String key, Upload upload, InputStream body) {
    UploadStream stream = new UploadStream(body, null);
    try {
      store.put(bucket, key, stream, -1, upload.mediaType().text());
      String sha256 = stream.sha256();
      check(upload, stream.count(), sha256);
      if (stream.count() == 0) {
        throw Problem.of(ProblemType.BAD_DATA, "datasets.empty");
      }
      RangeFile file =
          new RangeFile((offset, length) -> store.get(bucket, key, offset, length), stream.count());
      return new Stored(
          bucket,
          key,
          sha256,
          stream.count(),
          new CsvProfiler.Result(null, ParquetProfiler.profile(file)));
    } catch (UploadSourceException e) {
      discard(bucket, key);
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", stream.count()).causedBy(e);
    } catch (IOException e) {
      discard(bucket, key);
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    } catch (RuntimeException e) {
      discard(bucket, key);
      throw e;
    }
  }

  /** Removes bytes that no row will name; what cannot be removed now the sweeper finds. */
  void discard(String bucket, String key) {
    try {
      store.remove(bucket, key);
    } catch (Problem e) {
      // The store is what failed; the sweeper comes back for the object.
      if (e.type() != ProblemType.STORE_UNAVAILABLE && e.type() != ProblemType.STORE_FULL) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    profilers.shutdownNow();
  }

  private void put(
      String bucket,
      String key,
      UploadStream stream,
      MediaType mediaType,
      Future<CsvProfiler.Result> profile) {
    try {
      store.put(bucket, key, stream, -1, mediaType.text());
    } catch (UploadSourceException e) {
      if (e.getCause() instanceof UploadStream.ProfileFailedException) {
        outcome(profile);
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

  private static void check(Upload upload, long sizeBytes, String sha256) {
    if (upload.expectedBytes() >= 0 && upload.expectedBytes() != sizeBytes) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", sizeBytes);
    }
    if (upload.expectedSha256() != null && !upload.expectedSha256().equals(sha256)) {
      throw Problem.of(
          ProblemType.DIGEST_MISMATCH, "datasets.digest", upload.expectedSha256(), sha256);
    }
  }
}

package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    return through(
        bucket, key, bytes, dialect, (stream, profile) -> put(bucket, key, stream, profile));
  }

  /** The same of what is stored already. */
  Result read(String bucket, String key, DialectChoice dialect) {
    try (InputStream stored = new StoredFile(store.get(bucket, key))) {
      return through(bucket, key, stored, dialect, ProfiledPut::drain);
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  /** A file that was not UTF-8 to its end, read once more from the store. */
  CsvProfiler.Result asWindows(String bucket, String key, DialectChoice chosen) {
    DialectChoice windows =
        new DialectChoice(chosen.delimiter(), "windows-1252", chosen.decimal(), chosen.quote());
    try (InputStream again = store.get(bucket, key)) {
      return new CsvProfiler(windows).profile(again);
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  /** Looks at a CSV file while it arrives in pieces. */
  ArrivingFile follow(DialectChoice dialect) {
    return new ArrivingFile(profilers, dialect);
  }

  @Override
  public void close() {
    profilers.shutdownNow();
  }

  /** What is done with all the bytes while they are looked at. */
  private interface Passage {
    void pass(UploadStream stream, RunningProfile profile);
  }

  private Result through(
      String bucket, String key, InputStream bytes, DialectChoice dialect, Passage passage) {
    RunningProfile profile = new RunningProfile(profilers, dialect);
    UploadStream stream = new UploadStream(bytes, profile);
    try {
      passage.pass(stream, profile);
      return new Result(stream.count(), stream.sha256(), result(profile, bucket, key, dialect));
    } catch (RuntimeException e) {
      profile.giveUp(e);
      throw e;
    }
  }

  private void put(String bucket, String key, UploadStream stream, RunningProfile profile) {
    try {
      store.put(bucket, key, stream, -1, MediaType.CSV.text());
    } catch (UploadSourceException e) {
      if (e.getCause() instanceof UploadStream.ProfileFailedException) {
        profile.outcome();
      }
      if (StoredFile.isCause(e)) {
        throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
      }
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", stream.count()).causedBy(e);
    }
  }

  private static void drain(UploadStream stream, RunningProfile profile) {
    try {
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (UploadStream.ProfileFailedException e) {
      profile.outcome();
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private CsvProfiler.Result result(
      RunningProfile profile, String bucket, String key, DialectChoice chosen) {
    try {
      return profile.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CsvProfiler.NotUtf8Exception)) {
        throw e;
      }
    }
    return asWindows(bucket, key, chosen);
  }
}

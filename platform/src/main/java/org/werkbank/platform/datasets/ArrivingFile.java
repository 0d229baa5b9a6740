package org.werkbank.platform.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.CsvProfiler;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.datasets.csv.DialectSniffer;

/**
 * A file that comes piece by piece with breaks of any length, hashed and profiled as it comes so
 * that it need not be read again at its end. It is a shortcut and no more: without it, or when it
 * has missed a piece, the file is read from the store.
 */
public final class ArrivingFile implements AutoCloseable {
  private final MessageDigest digest;
  private final @Nullable ExecutorService threads;
  private final DialectChoice choice;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private @Nullable RunningProfile profile;
  private long count;

  /** Without threads the file is hashed only, as one that will be read in another way. */
  ArrivingFile(@Nullable ExecutorService threads, DialectChoice choice) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    this.threads = threads;
    this.choice = choice;
  }

  /** How many bytes it has seen, from the first on. */
  public long count() {
    return count;
  }

  /**
   * Takes the next bytes; waits while profiling is far behind.
   *
   * @throws org.werkbank.platform.problem.Problem when the file is seen to be wrong
   */
  public void take(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    if (threads != null && profile == null && count < DialectSniffer.SAMPLE_BYTES) {
      head.write(bytes, from, length);
      if (head.size() >= DialectSniffer.SAMPLE_BYTES) {
        begin(threads, head.toByteArray());
        head.reset();
      }
    } else if (profile != null) {
      profile(profile, bytes, from, length);
    }
    count += length;
  }

  /** Whether it was profiled as well; not so a short file, and one separated by blanks. */
  boolean isProfiled() {
    return profile != null;
  }

  /** Ends it: the SHA-256 of all bytes seen. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Ends it: what the CSV file holds, or nothing when it is not UTF-8 to its end.
   *
   * @throws org.werkbank.platform.problem.Problem when the file is wrong
   */
  Optional<CsvProfiler.Result> content() {
    if (profile == null) {
      throw new IllegalStateException("it was not profiled");
    }
    try {
      return Optional.of(profile.end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CsvProfiler.NotUtf8Exception) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (profile != null) {
      profile.giveUp(new CancellationException("nobody goes on with it"));
    }
  }

  private void begin(ExecutorService workers, byte[] first) {
    byte[] sample = Arrays.copyOf(first, DialectSniffer.SAMPLE_BYTES);
    if (!DialectSniffer.look(sample, choice).blanks()) {
      RunningProfile begun = new RunningProfile(workers, choice);
      profile = begun;
      profile(begun, first, 0, first.length);
    }
  }

  private static void profile(RunningProfile profile, byte[] bytes, int from, int length) {
    try {
      if (!profile.take(bytes, from, length)) {
        profile.outcome();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

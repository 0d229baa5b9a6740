package org.werkbank.platform.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * A jar in a temporary file with its hash, because a zip's directory stands at its end; closing
 * removes it.
 */
record SpooledJar(Path file, String sha256, long sizeBytes) implements AutoCloseable {
  /** Writes the bytes down, hashing on the way; refuses what is larger than a jar may be. */
  static SpooledJar of(InputStream bytes, long largestBytes) {
    Path file = temporary();
    try {
      MessageDigest digest = newDigest();
      long size = copy(new DigestInputStream(bytes, digest), file, largestBytes);
      return new SpooledJar(file, HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException e) {
      delete(file);
      throw Problem.of(ProblemType.UPLOAD_CUT, "pipelines.uploadCut").causedBy(e);
    } catch (RuntimeException e) {
      delete(file);
      throw e;
    }
  }

  /** The hash of what the stream holds. */
  static String hashOf(InputStream bytes) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream hashed = new DigestInputStream(bytes, digest)) {
      hashed.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  InputStream open() {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file " + file + " is gone", e);
    }
  }

  @Override
  public void close() {
    delete(file);
  }

  private static long copy(InputStream in, Path file, long largestBytes) throws IOException {
    byte[] buffer = new byte[65_536];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > largestBytes) {
          throw Problem.of(
              ProblemType.TOO_LARGE, "pipelines.jarTooLarge", largestBytes / 1_000_000);
        }
        out.write(buffer, 0, read);
      }
    }
    return size;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("werkbank-pipeline-", ".jar");
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_FULL, "pipelines.noSpool").causedBy(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file " + file + " cannot be removed", e);
    }
  }
}

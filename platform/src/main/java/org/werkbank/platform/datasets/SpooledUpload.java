package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** A file on the disk for as long as somebody has to read it anywhere but in order. */
record SpooledUpload(Path file) implements AutoCloseable {
  static final long LARGEST_BYTES = 512L << 20;

  static SpooledUpload of(UploadStream in) {
    SpooledUpload spooled = new SpooledUpload(temporary());
    try {
      spooled.fill(in);
      return spooled;
    } catch (RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  static void refuseLarger(long sizeBytes) {
    if (sizeBytes > LARGEST_BYTES) {
      throw Problem.of(ProblemType.TOO_LARGE, "datasets.excel.largeFile", LARGEST_BYTES >> 20);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file " + file + " cannot be removed", e);
    }
  }

  private void fill(UploadStream in) {
    byte[] buffer = new byte[65_536];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        refuseLarger(in.count());
        out.write(buffer, 0, n);
      }
    } catch (UploadStream.SenderGoneException e) {
      throw StoredFile.isCause(e)
          ? Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e)
          : Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", in.count()).causedBy(e);
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_FULL, "datasets.excel.noSpool").causedBy(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("werkbank-workbook-", ".xlsx");
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_FULL, "datasets.excel.noSpool").causedBy(e);
    }
  }
}

package org.werkbank.platform.uploads;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** CSV files of a size, the same bytes for the same seed. */
final class Rows {
  private Rows() {}

  /** Exactly so many bytes: the last cell is as long as it has to be. */
  static byte[] ofBytes(int bytes, int seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + 64);
    out.writeBytes("part,pressure,station,failure\n".getBytes(StandardCharsets.US_ASCII));
    for (int row = 0; out.size() < bytes - 64; row++) {
      String line =
          "P%d,%d.%d,S%d,%d\n"
              .formatted(row, 100 + (row * 7 + seed) % 50, row % 10, row % 8, row % 13 / 12);
      out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    }
    String last = "P,1.5,S,0";
    out.writeBytes(
        ("P".repeat(bytes - out.size() - last.length()) + last)
            .getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256", bytes));
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

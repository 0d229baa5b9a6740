package org.werkbank.infra.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Process data as a plant writes them, the same bytes for the same seed. */
public final class SeededCsv {
  private static final int NUMBERS = 18;

  private SeededCsv() {}

  /** Writes whole lines until the file has at least so many bytes. */
  public static Path ofBytes(Path file, long bytes, long seed) throws IOException {
    return write(file, seed, bytes, Long.MAX_VALUE);
  }

  static Path ofRows(Path file, long rows, long seed) throws IOException {
    return write(file, seed, Long.MAX_VALUE, rows);
  }

  private static Path write(Path file, long seed, long bytes, long rows) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder("part,time,station");
      for (int i = 0; i < NUMBERS; i++) {
        line.append(",sensor").append(i);
      }
      line.append(",failure\n");
      long written = 0;
      for (long row = 0; written < bytes && row <= rows; row++) {
        out.append(line);
        written += line.length();
        line.setLength(0);
        line.append("P").append(row);
        line.append(",2026-01-").append(String.format("%02d", 1 + row / 86_400 % 28));
        line.append('T').append(timeOfDay(row % 86_400));
        line.append(",S").append(random.nextInt(8));
        double first = random.nextGaussian();
        line.append(',').append(Math.round(first * 1e4) / 1e4);
        for (int i = 1; i < NUMBERS; i++) {
          line.append(',').append(Math.round((20 * i + random.nextGaussian()) * 1e4) / 1e4);
        }
        line.append(first + random.nextGaussian() > 2 ? ",1\n" : ",0\n");
      }
    }
    return file;
  }

  private static String timeOfDay(long second) {
    return String.format("%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  }
}

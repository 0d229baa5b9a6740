package org.werkbank.training.harness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Resamples;
import org.werkbank.training.store.Sha256;

/**
 * The tested rows with their truth, as something two runs can have in common. The resamples of a
 * run are drawn by a seed that follows from the split alone, so that runs which tested the same
 * rows meet the same resamples whatever their own seeds and pipelines are.
 *
 * @param unitsOfRows by which rows are drawn together; null draws rows
 */
record TestSample(TrainingData data, int @Nullable [] unitsOfRows, String manifestSha256) {

  /** The seed of the resamples. */
  static long seed(String manifestSha256) {
    return Long.parseUnsignedLong(manifestSha256.substring(0, 16), 16);
  }

  Resamples resamples(Outcome outcome, Map<String, float[]> draws) {
    int[] rows = outcome.testRows();
    int[] units = Measured.units(rows, unitsOfRows);
    long distinct = units == null ? rows.length : Arrays.stream(units).distinct().count();
    return new Resamples(hash(rows, units), rows.length, distinct, draws);
  }

  private String hash(int[] rows, int @Nullable [] units) {
    MessageDigest digest = Sha256.digest();
    LearningTask task = data.task();
    String what =
        String.join(
            "\n", manifestSha256, task.name(), task.label(), String.join(",", task.classes()));
    digest.update(
        (what + "\n" + task.positive() + "\n" + task.cap() + "\n")
            .getBytes(StandardCharsets.UTF_8));
    double[] labels = task.labelsOf(rows);
    ByteBuffer one = ByteBuffer.allocate(Long.BYTES + Double.BYTES + Integer.BYTES);
    for (int i = 0; i < rows.length; i++) {
      one.clear();
      one.putLong(data.frame().rowNumbers()[rows[i]])
          .putDouble(labels[i])
          .putInt(units == null ? i : units[i]);
      digest.update(one.array());
    }
    return Sha256.hex(digest);
  }
}

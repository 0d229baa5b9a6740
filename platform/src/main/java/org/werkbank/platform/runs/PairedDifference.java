package org.werkbank.platform.runs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * By how much one run differs from another on the same rows.
 *
 * <p>Paired bootstrap (Efron and Tibshirani 1993, chapter 8): both values come from the same
 * resample of rows or split units, so what makes rows easy or hard for both cancels out, and the
 * interval is narrower than those of the two values. Quantiles are those of the harness.
 *
 * @param difference second minus first
 * @param low lower end of the 95 % percentile interval, {@code high} the upper
 * @param verdict {@code better} or {@code worse} for the second run when the interval leaves out
 *     zero, {@code open} otherwise
 */
public record PairedDifference(
    String metric, double difference, double low, double high, String verdict) {
  static final String BETTER = "better";
  static final String WORSE = "worse";
  static final String OPEN = "open";

  /** Fewer resamples with a meaning say nothing. */
  private static final int FEWEST = 20;

  /**
   * @param first the metric of the first run in each resample, NaN where it has no meaning
   * @param second the same of the second run, in the same resamples
   * @param difference of the values on the rows as they are
   * @return null when too few resamples have a meaning for both
   */
  static @Nullable PairedDifference of(
      String metric, float[] first, float[] second, double difference, boolean smallerIsBetter) {
    if (first.length != second.length) {
      return null;
    }
    double[] sorted = new double[first.length];
    int n = 0;
    for (int r = 0; r < first.length; r++) {
      double drawn = (double) second[r] - first[r];
      if (Double.isFinite(drawn)) {
        sorted[n++] = drawn;
      }
    }
    if (n < FEWEST) {
      return null;
    }
    sorted = Arrays.copyOf(sorted, n);
    Arrays.sort(sorted);
    double low = Math.min(difference, quantile(sorted, 0.025));
    double high = Math.max(difference, quantile(sorted, 0.975));
    return new PairedDifference(metric, difference, low, high, verdict(low, high, smallerIsBetter));
  }

  private static String verdict(double low, double high, boolean smallerIsBetter) {
    if (low <= 0 && high >= 0) {
      return OPEN;
    }
    return low > 0 == smallerIsBetter ? WORSE : BETTER;
  }

  /** Linear between neighbours (type 7, as numpy does). */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}

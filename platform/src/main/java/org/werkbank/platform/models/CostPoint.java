package org.werkbank.platform.models;

import org.werkbank.contract.Evaluation.ThresholdCounts;

/**
 * What 1,000 parts cost when those whose score reaches the threshold are flagged, on n counted
 * parts, with the bounds of the 95 % interval.
 */
public record CostPoint(double threshold, double eurPer1000, double low, double high, long n) {

  /** Standard normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959963984540054;

  /**
   * The cost is {@code 1000 (miss FN + (falseAlarm + inspection) FP + inspection TP) / n}. Its
   * interval joins the Wilson intervals of the three shares (MOVER: Zou and Donner, "Construction
   * of confidence limits about effect measures", Statistics in Medicine 2008); unlike a bootstrap
   * it stays honest when a kind of mistake was counted only a few times, or never.
   */
  public static CostPoint of(ThresholdCounts counts, Prices prices) {
    long n = rows(counts);
    if (n == 0) {
      return new CostPoint(counts.threshold(), 0, 0, 0, 0);
    }
    double[] weights = {
      prices.missEur(), prices.falseAlarmEur() + prices.inspectionEur(), prices.inspectionEur()
    };
    long[] found = {counts.falseNegatives(), counts.falsePositives(), counts.truePositives()};
    double cost = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < weights.length; i++) {
      double share = (double) found[i] / n;
      cost += weights[i] * share;
      below += square(weights[i] * (share - wilson(share, n, -1)));
      above += square(weights[i] * (wilson(share, n, 1) - share));
    }
    return new CostPoint(
        counts.threshold(),
        1000 * cost,
        1000 * Math.max(0, cost - Math.sqrt(below)),
        1000 * (cost + Math.sqrt(above)),
        n);
  }

  /** What 1,000 parts cost when nothing is flagged: every bad part is missed. */
  public static double noModel(ThresholdCounts counts, Prices prices) {
    return 1000.0 * prices.missEur() * bad(counts) / rows(counts);
  }

  /** What 1,000 parts cost when every part is flagged. */
  public static double inspectAll(ThresholdCounts counts, Prices prices) {
    long n = rows(counts);
    return 1000.0 * (prices.falseAlarmEur() * (n - bad(counts)) + prices.inspectionEur() * n) / n;
  }

  static long rows(ThresholdCounts counts) {
    return counts.truePositives()
        + counts.falsePositives()
        + counts.falseNegatives()
        + counts.trueNegatives();
  }

  static long bad(ThresholdCounts counts) {
    return counts.truePositives() + counts.falseNegatives();
  }

  private static double wilson(double share, long n, int side) {
    double z2 = Z * Z;
    double middle = share + z2 / (2 * n);
    double spread = Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
    double bound = (middle + side * spread) / (1 + z2 / n);
    return side < 0 ? Math.min(share, Math.max(0, bound)) : Math.max(share, Math.min(1, bound));
  }

  private static double square(double value) {
    return value * value;
  }
}

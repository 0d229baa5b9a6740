package org.werkbank.platform.models;

import org.werkbank.contract.Evaluation.ThresholdCounts;

/**
 * What 1,000 parts cost when those whose score reaches the threshold are flagged, with the bounds
 * of the 95 % interval.
 *
 * @param n counted parts it rests on
 */
public record CostPoint(double threshold, double eurPer1000, double low, double high, long n) {

  /** {@code 1000 (miss FN + (falseAlarm + inspection) FP + inspection TP) / n}. */
  public static CostPoint of(ThresholdCounts counts, Prices prices) {
    Estimate cost =
        Estimate.per1000(
            rows(counts),
            new double[] {
              prices.missEur(),
              prices.falseAlarmEur() + prices.inspectionEur(),
              prices.inspectionEur()
            },
            counts.falseNegatives(),
            counts.falsePositives(),
            counts.truePositives());
    return new CostPoint(counts.threshold(), cost.value(), cost.low(), cost.high(), rows(counts));
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

  /** What flagging by the threshold saves on 1,000 parts against flagging nothing. */
  public static Estimate savedAgainstNoModel(ThresholdCounts counts, Prices prices) {
    return Estimate.per1000(
        rows(counts),
        new double[] {
          prices.missEur() - prices.inspectionEur(),
          -(prices.falseAlarmEur() + prices.inspectionEur())
        },
        counts.truePositives(),
        counts.falsePositives());
  }

  /** What flagging by the threshold saves on 1,000 parts against flagging all. */
  public static Estimate savedAgainstInspectAll(ThresholdCounts counts, Prices prices) {
    return Estimate.per1000(
        rows(counts),
        new double[] {
          prices.falseAlarmEur() + prices.inspectionEur(), prices.inspectionEur() - prices.missEur()
        },
        counts.trueNegatives(),
        counts.falseNegatives());
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
}

package org.werkbank.training.drift;

/**
 * The population stability index of two distributions over the same bins: {@code sum (b - a) ln(b /
 * a)} over their shares, none taken as less than 0.0001. It is 0 for equal distributions and the
 * same both ways.
 */
public final class Psi {
  private static final double FLOOR = 1e-4;

  /** Standard normal quantile of 95 %. */
  private static final double Z = 1.6448536269514722;

  private Psi() {}

  /**
   * @param reference rows in each bin, at least one in all
   * @param now rows in the same bins, at least one in all
   */
  public static double of(long[] reference, long[] now) {
    check(reference, now);
    double before = sum(reference);
    double after = sum(now);
    double psi = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      double a = Math.max(FLOOR, reference[bin] / before);
      double b = Math.max(FLOOR, now[bin] / after);
      psi += (b - a) * Math.log(b / a);
    }
    return psi;
  }

  /**
   * What 95 of 100 pairs of samples of one and the same distribution stay below: the index is then
   * about (1/n + 1/m) times a chi-squared variable of (bins - 1) degrees of freedom (Yurdakul and
   * Naranjo 2020). Rows that resemble their neighbours, as in a series, scatter more.
   */
  public static double chance(long[] reference, long[] now) {
    check(reference, now);
    int used = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      used += reference[bin] + now[bin] > 0 ? 1 : 0;
    }
    return used < 2 ? 0 : (1 / sum(reference) + 1 / sum(now)) * chiSquared95(used - 1);
  }

  /** The 95 % quantile, after Wilson and Hilferty 1931; within 3 % of the exact one. */
  static double chiSquared95(int degrees) {
    double part = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - part + Z * Math.sqrt(part), 3);
  }

  private static void check(long[] reference, long[] now) {
    if (reference.length != now.length || sum(reference) == 0 || sum(now) == 0) {
      throw new IllegalArgumentException("two distributions over the same bins are needed");
    }
  }

  private static double sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}

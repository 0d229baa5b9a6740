package org.werkbank.platform.models;

/**
 * An amount with its 95 % interval, from counts of kinds of rows.
 *
 * <p>The interval joins the Wilson intervals of the shares (MOVER: Zou and Donner, "Construction of
 * confidence limits about effect measures", Statistics in Medicine 2008). Unlike a bootstrap it
 * stays honest when a kind of row was counted only a few times, or never.
 */
public record Estimate(double value, double low, double high) {
  /** Standard normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959963984540054;

  /**
   * {@code 1000 sum(weight found) / n}.
   *
   * @param n all rows counted
   * @param weights what one row of each kind is worth; may be negative
   * @param found rows of each kind
   */
  static Estimate per1000(long n, double[] weights, long... found) {
    if (n <= 0 || weights.length != found.length) {
      throw new IllegalArgumentException("an estimate needs rows and a weight for each kind");
    }
    double value = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < found.length; i++) {
      double share = (double) found[i] / n;
      double down = share - wilson(share, n, -1);
      double up = wilson(share, n, 1) - share;
      double weight = weights[i];
      value += weight * share;
      below += square(weight * (weight > 0 ? down : up));
      above += square(weight * (weight > 0 ? up : down));
    }
    return new Estimate(
        1000 * value, 1000 * (value - Math.sqrt(below)), 1000 * (value + Math.sqrt(above)));
  }

  private static double wilson(double share, long n, int side) {
    double z2 = Z * Z;
    double middle = share + z2 / (2 * n);
    double spread = Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
    double bound = (middle + side * spread) / (1 + z2 / n);
    // Rounding must not put a share outside its own interval.
    return side < 0 ? Math.max(0, Math.min(share, bound)) : Math.min(1, Math.max(share, bound));
  }

  private static double square(double value) {
    return value * value;
  }
}

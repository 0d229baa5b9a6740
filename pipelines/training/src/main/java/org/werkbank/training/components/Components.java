package org.werkbank.training.components;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Principal components (Hotelling 1933): the directions in which rows vary most.
 *
 * @param means of each column
 * @param directions of unit length, as components x columns, the strongest first
 * @param variances along the directions, n - 1 in the denominator
 */
record Components(double[] means, double[][] directions, double[] variances) {
  /** Directions with less than this share of the strongest variance are noise of rounding. */
  private static final double NOTHING = 1e-12;

  /**
   * The components of rows.
   *
   * @param share of the variance that they explain at least
   */
  static Components explaining(double share, double[][] rows) {
    EigenDecomposition found = decomposed(rows);
    double[] variances = found.getRealEigenvalues();
    double wanted = share * Arrays.stream(variances).map(v -> Math.max(0, v)).sum();
    int count = 0;
    double sum = 0;
    while (count < variances.length && sum < wanted) {
      sum += variances[count++];
    }
    return of(found, count, rows);
  }

  /** The strongest components of rows, fewer where the rows vary in fewer directions. */
  static Components strongest(int count, double[][] rows) {
    return of(decomposed(rows), count, rows);
  }

  private static EigenDecomposition decomposed(double[][] rows) {
    return new EigenDecomposition(new Covariance(rows).getCovarianceMatrix());
  }

  private static Components of(EigenDecomposition found, int count, double[][] rows) {
    double[] all = found.getRealEigenvalues();
    int kept = 1;
    while (kept < Math.min(count, all.length) && all[kept] > NOTHING * all[0]) {
      kept++;
    }
    double[][] directions = new double[kept][];
    for (int k = 0; k < kept; k++) {
      directions[k] = found.getEigenvector(k).toArray();
    }
    double[] means = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    return new Components(means, directions, Arrays.copyOf(all, kept));
  }

  int count() {
    return variances.length;
  }

  /**
   * How far a row lies within the components and off them.
   *
   * @return Hotelling's T2 = sum of t_k^2 / variance_k (1947) and the squared prediction error SPE
   *     = |x - mean - sum of t_k direction_k|^2, also called Q (Jackson and Mudholkar 1979)
   */
  double[] distances(double[] row) {
    double[] rest = new double[means.length];
    for (int j = 0; j < rest.length; j++) {
      rest[j] = row[j] - means[j];
    }
    double within = 0;
    double[] centred = rest.clone();
    for (int k = 0; k < directions.length; k++) {
      double[] direction = directions[k];
      double along = 0;
      for (int j = 0; j < rest.length; j++) {
        along += centred[j] * direction[j];
      }
      within += along * along / variances[k];
      for (int j = 0; j < rest.length; j++) {
        rest[j] -= along * direction[j];
      }
    }
    return new double[] {within, Arrays.stream(rest).map(r -> r * r).sum()};
  }
}

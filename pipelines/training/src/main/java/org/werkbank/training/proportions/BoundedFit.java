package org.werkbank.training.proportions;

import java.util.Arrays;

/**
 * Least squares with every unknown between 0 and 1, by coordinate descent, which for this convex
 * problem ends at the minimum (Tseng 2001). A ridge draws the unknowns to a value known beforehand,
 * so that those of which the rows say little stay there.
 */
final class BoundedFit {
  private static final int MOST_ROUNDS = 10_000;
  private static final double CONVERGED = 1e-10;

  private BoundedFit() {}

  /**
   * @param known m rows of k cells
   * @param wanted m values
   * @param weights how much each of the m rows counts
   * @param prior what each unknown is without any row
   * @param ridge rows that the prior counts for, above 0
   */
  static double[] solve(
      double[][] known, double[] wanted, double[] weights, double prior, double ridge) {
    int k = known[0].length;
    double[] x = new double[k];
    Arrays.fill(x, prior);
    double[] left = new double[wanted.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = wanted[i];
      for (int j = 0; j < k; j++) {
        left[i] -= known[i][j] * x[j];
      }
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double largest = 0;
      for (int j = 0; j < k; j++) {
        double slope = ridge * (prior - x[j]);
        double curve = ridge;
        for (int i = 0; i < left.length; i++) {
          slope += weights[i] * known[i][j] * left[i];
          curve += weights[i] * known[i][j] * known[i][j];
        }
        double next = Math.min(1, Math.max(0, x[j] + slope / curve));
        double step = next - x[j];
        x[j] = next;
        for (int i = 0; i < left.length; i++) {
          left[i] -= known[i][j] * step;
        }
        largest = Math.max(largest, Math.abs(step));
      }
      if (largest < CONVERGED) {
        break;
      }
    }
    return x;
  }
}

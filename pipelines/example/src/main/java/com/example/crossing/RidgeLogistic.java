package com.example.crossing;

/**
 * Logistic regression with an L2 penalty on all weights but the intercept, by Newton's method
 * (Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.1).
 */
final class RidgeLogistic {
  private static final int MOST_STEPS = 30;

  private RidgeLogistic() {}

  /**
   * @param rows n rows of d cells
   * @param labels n labels, 0 or 1
   * @param counts how often each row counts
   * @param checkCancelled called once per step
   * @return d weights and then the intercept
   */
  static double[] fit(
      double[][] rows, double[] labels, double[] counts, double ridge, Runnable checkCancelled) {
    int d = rows[0].length;
    double[] weights = new double[d + 1];
    double loss = loss(rows, labels, counts, ridge, weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      checkCancelled.run();
      double[] direction = direction(rows, labels, counts, ridge, weights);
      double length = 1;
      double[] next = moved(weights, direction, length);
      double nextLoss = loss(rows, labels, counts, ridge, next);
      while (!(nextLoss <= loss) && length > 1e-6) {
        length /= 2;
        next = moved(weights, direction, length);
        nextLoss = loss(rows, labels, counts, ridge, next);
      }
      if (!(nextLoss <= loss)) {
        return weights;
      }
      boolean settled = loss - nextLoss <= 1e-9 * (1 + Math.abs(loss));
      weights = next;
      loss = nextLoss;
      if (settled) {
        return weights;
      }
    }
    return weights;
  }

  static double sum(double[] row, double[] weights) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * weights[j];
    }
    return sum;
  }

  static double sigmoid(double sum) {
    return 1 / (1 + Math.exp(-sum));
  }

  private static double[] moved(double[] weights, double[] direction, double length) {
    double[] moved = weights.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += length * direction[j];
    }
    return moved;
  }

  private static double loss(
      double[][] rows, double[] labels, double[] counts, double ridge, double[] weights) {
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      if (counts[i] > 0) {
        double sum = sum(rows[i], weights);
        // log(1 + e^s) - y s, without overflow
        double log = Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum)));
        loss += counts[i] * (log - labels[i] * sum);
      }
    }
    for (int j = 0; j < weights.length - 1; j++) {
      loss += ridge / 2 * weights[j] * weights[j];
    }
    return loss;
  }

  private static double[] direction(
      double[][] rows, double[] labels, double[] counts, double ridge, double[] weights) {
    int d = weights.length - 1;
    double[] gradient = new double[d + 1];
    double[][] curvature = new double[d + 1][d + 1];
    for (int i = 0; i < rows.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      double p = sigmoid(sum(rows[i], weights));
      double slope = counts[i] * (labels[i] - p);
      double bend = counts[i] * p * (1 - p);
      double[] row = rows[i];
      for (int a = 0; a <= d; a++) {
        double x = a == d ? 1 : row[a];
        gradient[a] += slope * x;
        double[] line = curvature[a];
        for (int b = 0; b <= a; b++) {
          line[b] += bend * x * (b == d ? 1 : row[b]);
        }
      }
    }
    for (int j = 0; j < d; j++) {
      gradient[j] -= ridge * weights[j];
      curvature[j][j] += ridge;
    }
    // with one class alone the intercept has no curvature left
    curvature[d][d] += 1e-9;
    return Cholesky.solve(curvature, gradient);
  }
}

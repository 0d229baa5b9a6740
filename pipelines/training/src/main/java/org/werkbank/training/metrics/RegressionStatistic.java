package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures of {@link RegressionMetrics}, as sums over rows. */
final class RegressionStatistic implements Statistic {
  private static final double EARLY = 13;
  private static final double LATE = 10;

  private final List<String> names = new ArrayList<>(List.of("rmse", "mae", "r2"));
  private final double[] errors;
  private final double[] centred;
  private final double[] capped;
  private final double[] penalties;
  private final double[] covered;
  private final double[] widths;
  private final double[] scaled;

  RegressionStatistic(Predicted given) {
    int n = given.actual().length;
    if (given.predicted().length != n) {
      throw new IllegalArgumentException(given.predicted().length + " values for " + n);
    }
    boolean isCapped = Double.isFinite(given.cap());
    double[] halves = given.halfWidths();
    double mean = Arrays.stream(given.actual()).average().orElse(0);
    errors = new double[n];
    centred = new double[n];
    capped = new double[isCapped ? n : 0];
    penalties = new double[isCapped ? n : 0];
    covered = new double[halves == null ? 0 : n];
    widths = new double[halves == null ? 0 : n];
    double[] scales = given.scales();
    scaled = new double[scales == null ? 0 : n];
    for (int i = 0; i < n; i++) {
      errors[i] = given.predicted()[i] - given.actual()[i];
      if (!Double.isFinite(errors[i])) {
        throw new IllegalArgumentException("row " + i + " has no finite prediction or value");
      }
      // sums of squares lose digits when the mean is large
      centred[i] = given.actual()[i] - mean;
      double fromCapped = given.predicted()[i] - Math.min(given.actual()[i], given.cap());
      if (isCapped) {
        capped[i] = fromCapped;
        penalties[i] = Math.exp(errors[i] < 0 ? -errors[i] / EARLY : errors[i] / LATE) - 1;
      }
      if (halves != null) {
        covered[i] = Math.abs(fromCapped) <= halves[i] ? 1 : 0;
        widths[i] = 2 * halves[i];
      }
      if (scales != null) {
        scaled[i] = Math.abs(errors[i]) / scales[i];
      }
    }
    names.addAll(isCapped ? List.of("rmse_capped", "nasa_score") : List.of());
    names.addAll(halves == null ? List.of() : List.of("coverage", "width"));
    names.addAll(scales == null ? List.of() : List.of("mase"));
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double[] compute(int[] weights) {
    double n = Arrays.stream(weights).sum();
    double squares = squares(errors, weights);
    double absolutes = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      absolutes += weights[i] * Math.abs(errors[i]);
      sum += weights[i] * centred[i];
    }
    double sumOfSquares = squares(centred, weights);
    double spread = sumOfSquares - sum * sum / n;
    boolean constant = spread <= 1e-12 * sumOfSquares;
    double[] values = new double[names.size()];
    values[0] = Math.sqrt(squares / n);
    values[1] = absolutes / n;
    values[2] = constant ? Double.NaN : 1 - squares / spread;
    int next = 3;
    if (capped.length > 0) {
      values[next++] = Math.sqrt(squares(capped, weights) / n);
      values[next++] = sum(penalties, weights);
    }
    if (covered.length > 0) {
      values[next++] = sum(covered, weights) / n;
      values[next++] = sum(widths, weights) / n;
    }
    if (scaled.length > 0) {
      values[next] = sum(scaled, weights) / n;
    }
    return values;
  }

  private static double sum(double[] values, int[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private static double squares(double[] values, int[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i] * values[i];
    }
    return sum;
  }
}

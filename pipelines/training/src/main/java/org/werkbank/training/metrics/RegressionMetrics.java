package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Value;

/**
 * {@code rmse mae r2} with 95 % intervals. {@code r2} is left out when all actual values are the
 * same. Intervals and what is left out: {@link Bootstrap}.
 */
public final class RegressionMetrics {
  private RegressionMetrics() {}

  /**
   * @param units split unit of each row (batch, engine), or null to draw rows
   */
  public static Map<String, Value> of(
      double[] predicted, double[] actual, long seed, int @Nullable [] units) {
    return of(predicted, actual, seed, units, Bootstrap.RESAMPLES);
  }

  /** The same with another number of resamples. */
  public static Map<String, Value> of(
      double[] predicted, double[] actual, long seed, int @Nullable [] units, int resamples) {
    double[][] scores =
        Arrays.stream(predicted).mapToObj(p -> new double[] {p}).toArray(double[][]::new);
    Scored scored = new Scored(scores, actual, List.of());
    return new Bootstrap(scored.size(), units, seed, resamples)
        .values(new RegressionStatistic(predicted, actual));
  }

  private static final class RegressionStatistic implements Statistic {
    private final double[] errors;
    private final double[] centred;

    RegressionStatistic(double[] predicted, double[] actual) {
      double mean = Arrays.stream(actual).average().orElse(0);
      errors = new double[actual.length];
      centred = new double[actual.length];
      for (int i = 0; i < actual.length; i++) {
        errors[i] = predicted[i] - actual[i];
        // sums of squares lose digits when the mean is large
        centred[i] = actual[i] - mean;
      }
    }

    @Override
    public List<String> names() {
      return List.of("rmse", "mae", "r2");
    }

    @Override
    public double[] compute(int[] weights) {
      double n = 0;
      double squares = 0;
      double absolutes = 0;
      double sum = 0;
      double sumOfSquares = 0;
      for (int i = 0; i < weights.length; i++) {
        double w = weights[i];
        n += w;
        squares += w * errors[i] * errors[i];
        absolutes += w * Math.abs(errors[i]);
        sum += w * centred[i];
        sumOfSquares += w * centred[i] * centred[i];
      }
      double spread = sumOfSquares - sum * sum / n;
      boolean constant = spread <= 1e-12 * sumOfSquares;
      return new double[] {
        Math.sqrt(squares / n), absolutes / n, constant ? Double.NaN : 1 - squares / spread
      };
    }
  }
}

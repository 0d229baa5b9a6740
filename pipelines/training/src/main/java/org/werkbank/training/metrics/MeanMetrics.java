package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Value;

/** Means over rows, such as money or shares, with 95 % intervals ({@link Bootstrap}). */
public final class MeanMetrics {
  private MeanMetrics() {}

  /**
   * @param values by metric, one for each row
   * @param units split unit of each row, or null to draw rows
   */
  public static Map<String, Value> of(
      Map<String, double[]> values, int rows, long seed, int @Nullable [] units) {
    return new Bootstrap(rows, units, seed, Bootstrap.RESAMPLES).values(new Means(values));
  }

  private record Means(Map<String, double[]> values) implements Statistic {
    @Override
    public List<String> names() {
      return List.copyOf(values.keySet());
    }

    @Override
    public double[] compute(int[] weights) {
      double n = Arrays.stream(weights).sum();
      return values.values().stream().mapToDouble(one -> sum(one, weights) / n).toArray();
    }

    private static double sum(double[] of, int[] weights) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * of[i];
      }
      return sum;
    }
  }
}

package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.Evaluation.Value;

/**
 * Metrics on the rows at hand and on resamples of them.
 *
 * @param names of m metrics
 * @param point m values on the rows at hand; NaN where a metric has no meaning
 * @param drawn r x m values, one row for each resample
 */
public record Resampled(List<String> names, double[] point, double[][] drawn) {
  public Resampled {
    names = List.copyOf(names);
  }

  /** Every metric that has a meaning, with its 95 % percentile interval; see {@link Bootstrap}. */
  public Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int m = 0; m < names.size(); m++) {
      int metric = m;
      double[] sorted =
          Arrays.stream(drawn).mapToDouble(d -> d[metric]).filter(Double::isFinite).toArray();
      if (!Double.isFinite(point[m]) || sorted.length < Bootstrap.FEWEST) {
        continue;
      }
      Arrays.sort(sorted);
      double low = Math.min(point[m], quantile(sorted, 0.025));
      double high = Math.max(point[m], quantile(sorted, 0.975));
      values.put(names.get(m), new Value(point[m], low, high));
    }
    return values;
  }

  /** The values of one metric by resample, NaN where it has no meaning there. */
  public float[] series(String name) {
    int metric = names.indexOf(name);
    float[] series = new float[drawn.length];
    for (int r = 0; r < series.length; r++) {
      series[r] = (float) drawn[r][metric];
    }
    return series;
  }

  /** Quantile of sorted values, linear between neighbours (type 7, as numpy does). */
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}

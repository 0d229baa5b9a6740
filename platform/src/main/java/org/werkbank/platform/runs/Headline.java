package org.werkbank.platform.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;

/**
 * The one figure by which a run is known in a list: its main metric on rows it never saw, with 95 %
 * interval, beside the comparisons.
 *
 * @param n rows it rests on, {@code positives} of them positive
 * @param naive the same metric of the naive comparison, where it was measured
 */
public record Headline(
    String metric,
    double value,
    double low,
    double high,
    long n,
    long positives,
    @Nullable Double naive,
    @Nullable Double linear) {

  /** The first of the metrics worth looking at that was measured; null when none was. */
  static @Nullable Headline of(Evaluation evaluation, List<String> metricNames) {
    for (String name : metricNames) {
      Evaluation.Value value = evaluation.test().metrics().get(name);
      if (value != null) {
        return new Headline(
            name,
            value.value(),
            value.low(),
            value.high(),
            evaluation.test().n(),
            evaluation.test().positives(),
            baseline(evaluation, "naive", name),
            baseline(evaluation, "linear", name));
      }
    }
    return null;
  }

  private static @Nullable Double baseline(Evaluation evaluation, String which, String metric) {
    return evaluation.baselines().stream()
        .filter(baseline -> baseline.name().equals(which))
        .map(baseline -> baseline.metrics().get(metric))
        .filter(java.util.Objects::nonNull)
        .map(Evaluation.Value::value)
        .findFirst()
        .orElse(null);
  }
}

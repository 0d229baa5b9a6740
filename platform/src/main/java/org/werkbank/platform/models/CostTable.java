package org.werkbank.platform.models;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;

/** Costs over the threshold on the test part, at the prices the run was given. */
public record CostTable(Prices prices, double noModel, double inspectAll, List<CostPoint> points) {
  private static final int MOST_POINTS = 21;

  public CostTable {
    points = List.copyOf(points);
  }

  /** Null without prices or without counts. */
  static @Nullable CostTable of(Evaluation evaluation, Map<String, Object> parameters) {
    List<Evaluation.ThresholdCounts> counts = evaluation.thresholds();
    if (counts.isEmpty() || CostPoint.rows(counts.get(0)) == 0) {
      return null;
    }
    int step = Math.max(1, (counts.size() + MOST_POINTS - 1) / MOST_POINTS);
    return Prices.of(parameters)
        .map(
            prices ->
                new CostTable(
                    prices,
                    CostPoint.noModel(counts.get(0), prices),
                    CostPoint.inspectAll(counts.get(0), prices),
                    java.util.stream.IntStream.range(0, counts.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(i -> CostPoint.of(counts.get(i), prices))
                        .toList()))
        .orElse(null);
  }
}

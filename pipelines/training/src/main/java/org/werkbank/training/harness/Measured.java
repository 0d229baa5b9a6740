package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.training.metrics.ClassificationMetrics;
import org.werkbank.training.metrics.Predicted;
import org.werkbank.training.metrics.RegressionMetrics;
import org.werkbank.training.metrics.Scored;

/** Puts figures with intervals on an outcome. */
final class Measured {
  private static final int RESAMPLES = 1000;

  /** The fewest the bootstrap takes; their interval is thrown away. */
  private static final int POINT_ONLY = 20;

  /** Metrics of decisions; the rest are of scores. */
  private static final Set<String> OF_DECISIONS =
      Set.of(
          "accuracy",
          "f1",
          "f1_macro",
          "precision",
          "recall",
          "mcc",
          "balanced_error",
          "eur_per_1000");

  private final LearningTask task;
  private final long seed;
  private final double @Nullable [] scales;

  Measured(LearningTask task, long seed) {
    this(task, seed, null);
  }

  /**
   * @param scales what an absolute error of each row is divided by, by position; null for nothing
   */
  Measured(LearningTask task, long seed, double @Nullable [] scales) {
    this.task = task;
    this.seed = seed;
    this.scales = scales;
  }

  /** Metrics of the test part. */
  Map<String, Value> test(Outcome outcome, int @Nullable [] unitsOfRows) {
    int[] units = units(outcome.testRows(), unitsOfRows);
    Map<String, Value> all =
        new HashMap<>(
            of(
                outcome.test(),
                outcome.threshold(),
                new Extras(outcome.halfWidths(), picked(scales, outcome.testRows())),
                units,
                RESAMPLES));
    Scored decided = outcome.decided();
    if (decided != null) {
      Map<String, Value> decisions = of(decided, 0.5, units);
      for (String name : OF_DECISIONS) {
        Value value = decisions.get(name);
        if (value != null) {
          all.put(name, value);
        }
      }
    }
    return all;
  }

  /** The main metric alone, without an interval; NaN when these rows do not define it. */
  double main(Scored scored) {
    Value value = of(scored, 0.5, Extras.NONE, null, POINT_ONLY).get(task.mainMetric());
    return value == null ? Double.NaN : value.value();
  }

  /** Metrics of scored rows at one threshold. */
  Map<String, Value> of(Scored scored, double threshold, int @Nullable [] units) {
    return of(scored, threshold, Extras.NONE, units, RESAMPLES);
  }

  private Map<String, Value> of(
      Scored scored, double threshold, Extras extras, int @Nullable [] units, int resamples) {
    if (task.isClassification()) {
      return ClassificationMetrics.of(
          scored, task.positive(), threshold, task.costs(), seed, units, resamples);
    }
    double[] predicted = new double[scored.size()];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = scored.scores()[i][0];
    }
    return RegressionMetrics.of(
        new Predicted(predicted, scored.labels(), task.cap(), extras.halfWidths(), extras.scales()),
        seed,
        units,
        resamples);
  }

  /** What else is known of each tested row of a regression. */
  private record Extras(double @Nullable [] halfWidths, double @Nullable [] scales) {
    static final Extras NONE = new Extras(null, null);
  }

  private static double @Nullable [] picked(double @Nullable [] ofRows, int[] rows) {
    return ofRows == null ? null : Arrays.stream(rows).mapToDouble(row -> ofRows[row]).toArray();
  }

  /** A part of the evaluation. */
  Evaluation.Part part(Scored scored, Map<String, Value> metrics) {
    String positive = task.positive();
    return new Evaluation.Part(
        scored.size(), positive == null ? 0 : scored.count(positive), metrics);
  }

  private static int @Nullable [] units(int[] rows, int @Nullable [] unitsOfRows) {
    if (unitsOfRows == null) {
      return null;
    }
    int[] units = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      units[i] = unitsOfRows[rows[i]];
    }
    return units;
  }
}

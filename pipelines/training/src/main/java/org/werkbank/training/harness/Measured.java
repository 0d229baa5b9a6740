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
import org.werkbank.training.metrics.Resampled;
import org.werkbank.training.metrics.Scored;

/** Puts figures with intervals on an outcome. */
final class Measured {
  private static final int RESAMPLES = 1000;

  /** Where many rows are tested, fewer resamples say as much; rows drawn in all of them. */
  private static final long DRAWN_ROWS = 200_000_000;

  private static final int FEWEST_RESAMPLES = 200;

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

  /**
   * Metrics of the test part.
   *
   * @param draws what each metric is on every resample, by name
   */
  record Tested(Map<String, Value> values, Map<String, float[]> draws) {
    static Tested of(Resampled resampled) {
      Tested tested = new Tested(resampled.values(), new HashMap<>());
      tested.values().keySet().forEach(name -> tested.draws().put(name, resampled.series(name)));
      return tested;
    }

    /** These, with the other ones' where the name is wanted and they have it. */
    Tested with(Tested other, Set<String> wanted) {
      Tested both = new Tested(new HashMap<>(values), new HashMap<>(draws));
      for (String name : wanted) {
        Value value = other.values().get(name);
        float[] drawn = other.draws().get(name);
        if (value != null && drawn != null) {
          both.values().put(name, value);
          both.draws().put(name, drawn);
        }
      }
      return both;
    }
  }

  /** Metrics of the test part. */
  Tested test(Outcome outcome, int @Nullable [] unitsOfRows) {
    int[] units = units(outcome.testRows(), unitsOfRows);
    Extras extras = new Extras(outcome.halfWidths(), picked(scales, outcome.testRows()));
    Tested all =
        Tested.of(
            of(
                outcome.test(),
                outcome.threshold(),
                extras,
                units,
                resamples(outcome.test().size())));
    Scored decided = outcome.decided();
    return decided == null
        ? all
        : all.with(
            Tested.of(of(decided, 0.5, Extras.NONE, units, resamples(decided.size()))),
            OF_DECISIONS);
  }

  /** The main metric alone, without an interval; NaN when these rows do not define it. */
  double main(Scored scored) {
    Value value = of(scored, 0.5, Extras.NONE, null, POINT_ONLY).values().get(task.mainMetric());
    return value == null ? Double.NaN : value.value();
  }

  /** Metrics of scored rows at one threshold. */
  Map<String, Value> of(Scored scored, double threshold, int @Nullable [] units) {
    return of(scored, threshold, Extras.NONE, units, resamples(scored.size())).values();
  }

  /** How many resamples so many tested rows get. */
  static int resamples(int rows) {
    long affordable = DRAWN_ROWS / Math.max(1, rows);
    return (int) Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, affordable));
  }

  private Resampled of(
      Scored scored, double threshold, Extras extras, int @Nullable [] units, int resamples) {
    if (task.isClassification()) {
      return ClassificationMetrics.resampled(
          scored, task.positive(), threshold, task.costs(), seed, units, resamples);
    }
    double[] predicted = new double[scored.size()];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = scored.scores()[i][0];
    }
    return RegressionMetrics.resampled(
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

  static int @Nullable [] units(int[] rows, int @Nullable [] unitsOfRows) {
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

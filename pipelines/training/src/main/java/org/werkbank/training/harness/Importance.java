package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): how much the main metric
 * loses on unseen rows when one input column is shuffled. Correlated columns share their
 * importance, and nothing of it is causal.
 *
 * @param metric the main metric
 * @param rows unseen rows it was measured on, each by the model of its fold
 * @param value the metric with all columns in place
 */
record Importance(String metric, int rows, int repeats, double value, List<ColumnLoss> columns) {
  private static final int REPEATS = 5;
  private static final int MOST_ROWS = 2000;
  private static final double MOST_SECONDS = 10;

  /**
   * One input column.
   *
   * @param loss mean loss of the metric over the repeats; larger is more important
   * @param deviation standard deviation over the repeats
   */
  record ColumnLoss(String name, double loss, double deviation) {}

  /** Measures, unless it would take longer than it is worth or the metric is not defined. */
  static Optional<Importance> of(
      TrainingData data,
      Outcome outcome,
      Assignment assignment,
      double millisPerRow,
      Measured measured,
      RunSpec spec) {
    Unseen unseen = Unseen.of(data, outcome, assignment, MOST_ROWS);
    int n = unseen.rows().length;
    double millis = n * millisPerRow * REPEATS * data.features().size() / spec.limits().cores();
    if (millis > MOST_SECONDS * 1000) {
      return Optional.empty();
    }
    int[] same = IntStream.range(0, n).toArray();
    double base = unseen.score(-1, same, measured);
    SplittableRandom random = new SplittableRandom(spec.seed());
    List<ColumnLoss> losses = new ArrayList<>();
    for (int column = 0; column < data.features().size(); column++) {
      double[] found = new double[REPEATS];
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        double value = unseen.score(column, shuffled(n, random), measured);
        found[repeat] = data.task().isClassification() ? base - value : value - base;
      }
      losses.add(loss(data.features().get(column), found));
    }
    losses.sort(Comparator.comparingDouble(ColumnLoss::loss).reversed());
    boolean defined =
        Double.isFinite(base) && losses.stream().allMatch(l -> Double.isFinite(l.loss()));
    return defined
        ? Optional.of(new Importance(data.task().mainMetric(), n, REPEATS, base, losses))
        : Optional.empty();
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] result = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = result[i];
      result[i] = result[j];
      result[j] = swap;
    }
    return result;
  }

  private static ColumnLoss loss(FrameColumn column, double[] found) {
    double mean = Arrays.stream(found).average().orElse(0);
    double squares = Arrays.stream(found).map(f -> (f - mean) * (f - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, found.length - 1));
    return new ColumnLoss(column.column().name(), mean, deviation);
  }
}

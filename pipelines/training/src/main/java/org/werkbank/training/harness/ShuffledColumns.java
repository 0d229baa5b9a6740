package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.werkbank.contract.Importance;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.split.Assignment;

/** Measures what shuffling each column, or each group of correlated columns, costs. */
final class ShuffledColumns {
  private static final int REPEATS = 5;
  private static final int MOST_ROWS = 2000;
  private static final double MOST_SECONDS = 10;

  private ShuffledColumns() {}

  /** Measures, unless it would take longer than it is worth or the metric is not defined. */
  static Optional<Importance> importance(
      TrainingData data,
      Outcome outcome,
      Assignment assignment,
      double millisPerRow,
      Measured measured,
      RunSpec spec) {
    Unseen unseen = Unseen.of(data, outcome, assignment, MOST_ROWS);
    int n = unseen.rows().length;
    List<List<Integer>> groups = CorrelatedColumns.groups(data.features(), unseen.rows());
    double millis = n * millisPerRow * REPEATS * groups.size() / spec.limits().cores();
    if (millis > MOST_SECONDS * 1000) {
      return Optional.empty();
    }
    double base = unseen.score(Set.of(), IntStream.range(0, n).toArray(), measured);
    SplittableRandom random = new SplittableRandom(spec.seed());
    List<Importance.Loss> losses = new ArrayList<>();
    for (List<Integer> group : groups) {
      double[] found = new double[REPEATS];
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        double value = unseen.score(Set.copyOf(group), shuffled(n, random), measured);
        found[repeat] = data.task().isClassification() ? base - value : value - base;
      }
      if (!Double.isFinite(Arrays.stream(found).sum())) {
        return Optional.empty();
      }
      losses.add(
          loss(group.stream().map(c -> data.features().get(c).column().name()).toList(), found));
    }
    losses.sort(Comparator.comparingDouble(Importance.Loss::loss).reversed());
    return Double.isFinite(base)
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

  private static Importance.Loss loss(List<String> columns, double[] found) {
    double mean = Arrays.stream(found).average().orElse(0);
    double squares = Arrays.stream(found).map(f -> (f - mean) * (f - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, found.length - 1));
    return new Importance.Loss(columns.get(0), columns, mean, deviation);
  }
}

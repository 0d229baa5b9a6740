package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.Cells;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.model.ScoringModel;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): how much the main metric
 * loses on unseen rows when one input column is shuffled. Correlated columns share their
 * importance, and nothing of it is causal.
 *
 * @param metric the main metric
 * @param rows unseen rows it was measured on, the first fold's
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

  /** Measures, unless it would take longer than it is worth. */
  static Optional<Importance> of(
      TrainingData data,
      Outcome outcome,
      int[] firstTest,
      double millisPerRow,
      Measured measured,
      long seed,
      int cores) {
    int[] rows = Arrays.copyOf(firstTest, Math.min(MOST_ROWS, firstTest.length));
    double seconds = rows.length * millisPerRow * REPEATS * data.features().size() / 1000 / cores;
    if (seconds > MOST_SECONDS || isOneSided(data.task(), rows)) {
      return Optional.empty();
    }
    ScoringModel model = outcome.foldModels().get(0);
    double base = score(data, model, rows, -1, rows, measured);
    SplittableRandom random = new SplittableRandom(seed);
    List<ColumnLoss> losses = new ArrayList<>();
    for (int column = 0; column < data.features().size(); column++) {
      double[] found = new double[REPEATS];
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        int[] shuffled = shuffled(rows, random);
        double value = score(data, model, rows, column, shuffled, measured);
        found[repeat] = data.task().isClassification() ? base - value : value - base;
      }
      losses.add(loss(data.features().get(column), found));
    }
    losses.sort(Comparator.comparingDouble(ColumnLoss::loss).reversed());
    return Optional.of(
        new Importance(data.task().mainMetric(), rows.length, REPEATS, base, losses));
  }

  private static boolean isOneSided(LearningTask task, int[] rows) {
    double[] labels = task.labelsOf(rows);
    return rows.length < 2 || Arrays.stream(labels).allMatch(label -> label == labels[0]);
  }

  private static double score(
      TrainingData data,
      ScoringModel model,
      int[] rows,
      int column,
      int[] sources,
      Measured measured) {
    double[][] scores =
        IntStream.range(0, rows.length)
            .parallel()
            .mapToObj(i -> model.score(new Swapped(data.features(), rows[i], column, sources[i])))
            .toArray(double[][]::new);
    LearningTask task = data.task();
    return measured.main(new Scored(scores, task.labelsOf(rows), task.classes()));
  }

  private static int[] shuffled(int[] rows, SplittableRandom random) {
    int[] result = rows.clone();
    for (int i = result.length - 1; i > 0; i--) {
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

  /** One row whose cell of one column comes from another row. */
  private record Swapped(List<FrameColumn> columns, int row, int column, int source)
      implements Cells {
    @Override
    public double number(int asked) {
      return columns.get(asked).number(asked == column ? source : row);
    }

    @Override
    public @Nullable String text(int asked) {
      return columns.get(asked).text(asked == column ? source : row);
    }
  }
}

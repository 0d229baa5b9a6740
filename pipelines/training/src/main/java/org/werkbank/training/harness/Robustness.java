package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.NoiseValue;
import org.werkbank.training.data.Cells;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.split.Assignment;

/**
 * How much of the main metric is left when sensors are a little off: Gaussian noise on every
 * numeric feature of tested rows, each cell with noise of its own.
 */
final class Robustness {
  private static final double[] LEVELS = {0, 0.05, 0.1, 0.2};

  /**
   * Never fewer because a machine is slow: the same seed must give the same evaluation anywhere. It
   * costs at most four times what testing has cost already.
   */
  private static final int MOST_ROWS = 2000;

  private Robustness() {}

  /** One value for each level, the first without noise; none where the metric is not defined. */
  static List<NoiseValue> of(
      TrainingData data, Outcome outcome, Assignment assignment, Measured measured, long seed) {
    Unseen unseen = Unseen.spread(data, outcome, assignment, MOST_ROWS);
    int[] rows = unseen.rows();
    if (rows.length == 0) {
      return List.of();
    }
    double[] deviations =
        data.features().stream().mapToDouble(column -> deviation(column, rows)).toArray();
    List<NoiseValue> values = new ArrayList<>();
    for (double level : LEVELS) {
      double[][] scores =
          IntStream.range(0, rows.length)
              .parallel()
              .mapToObj(
                  i -> {
                    double[] noise = noise(deviations, level, seed * 1_000_003 + rows[i]);
                    return unseen.models().get(i).score(new Noisy(data.features(), rows[i], noise));
                  })
              .toArray(double[][]::new);
      double value =
          measured.main(new Scored(scores, data.task().labelsOf(rows), data.task().classes()));
      if (!Double.isFinite(value)) {
        return List.of();
      }
      values.add(new NoiseValue(level, data.task().mainMetric(), value, rows.length));
    }
    return values;
  }

  /** What is added to each column of one row; the same draw at every level, only larger. */
  private static double[] noise(double[] deviations, double level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] noise = new double[deviations.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = level * deviations[i] * random.nextGaussian();
    }
    return noise;
  }

  private static double deviation(FrameColumn column, int[] rows) {
    if (!column.isNumeric()) {
      return 0;
    }
    double[] values =
        IntStream.of(rows).mapToDouble(column::number).filter(v -> !Double.isNaN(v)).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length == 0 ? 0 : Math.sqrt(squares / values.length);
  }

  private record Noisy(List<FrameColumn> columns, int row, double[] noise) implements Cells {
    @Override
    public double number(int column) {
      return columns.get(column).number(row) + noise[column];
    }

    @Override
    public @Nullable String text(int column) {
      return columns.get(column).text(row);
    }
  }
}

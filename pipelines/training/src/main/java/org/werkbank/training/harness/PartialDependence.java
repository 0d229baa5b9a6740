package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots.Dependence;
import org.werkbank.training.data.Cells;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.plots.Rounded;
import org.werkbank.training.split.Assignment;

/**
 * How the prediction changes when one feature is set to a value in all of some unseen rows
 * (Friedman 2001), for the most important features that are numbers. Shows association, not cause;
 * where features go together it asks about rows that do not exist.
 */
final class PartialDependence {
  private static final int FEATURES = 3;
  private static final int PLACES = 20;
  private static final int MOST_ROWS = 500;

  /** With fewer rows a 5 % quantile would be the value of one of them. */
  private static final int FEWEST_ROWS = 50;

  private static final double MOST_SECONDS = 5;

  private final RunScope scope;
  private final TrainingData data;
  private final Unseen unseen;

  PartialDependence(
      RunScope scope,
      TrainingData data,
      Outcome outcome,
      Assignment assignment,
      double millisPerRow) {
    this.scope = scope;
    this.data = data;
    double scores =
        MOST_SECONDS * 1000 * scope.spec().limits().cores() / Math.max(1e-6, millisPerRow);
    int rows = (int) Math.min(MOST_ROWS, scores / (FEATURES * PLACES));
    this.unseen = Unseen.spread(data, outcome, assignment, rows);
  }

  /** Nothing for more than two classes, too few rows or a model that takes too long. */
  List<Dependence> of(Importance importance) {
    LearningTask task = data.task();
    boolean oneNumber = !task.isClassification() || (task.isBinary() && task.positive() != null);
    if (!oneNumber || unseen.rows().length < FEWEST_ROWS) {
      return List.of();
    }
    List<Dependence> found = new ArrayList<>();
    for (Importance.Loss loss : importance.columns()) {
      Dependence one = found.size() < FEATURES && loss.loss() > 0 ? of(loss.name()) : null;
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }

  private @Nullable Dependence of(String feature) {
    int column =
        IntStream.range(0, data.features().size())
            .filter(c -> data.features().get(c).column().name().equals(feature))
            .findFirst()
            .orElseThrow();
    FrameColumn cells = data.features().get(column);
    double[] known =
        IntStream.of(unseen.rows())
            .mapToDouble(cells::number)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (!cells.isNumeric() || known.length < FEWEST_ROWS) {
      return null;
    }
    double low = quantile(known, 0.05);
    double high = quantile(known, 0.95);
    if (!(high > low)) {
      return null;
    }
    List<Double> at = new ArrayList<>();
    List<Double> mean = new ArrayList<>();
    List<Double> below = new ArrayList<>();
    List<Double> above = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      scope.journal().checkCancelled();
      double value = Rounded.of(low + (high - low) * place / (PLACES - 1));
      double[] curves = predictions(column, value);
      at.add(value);
      mean.add(Rounded.of(Arrays.stream(curves).average().orElse(0)));
      below.add(Rounded.of(quantile(curves, 0.1)));
      above.add(Rounded.of(quantile(curves, 0.9)));
    }
    List<Double> deciles =
        IntStream.rangeClosed(1, 9).mapToObj(d -> Rounded.of(quantile(known, d / 10.0))).toList();
    return new Dependence(feature, unseen.rows().length, at, mean, below, above, deciles);
  }

  /** What each row's model says when the column holds the value, in ascending order. */
  private double[] predictions(int column, double value) {
    LearningTask task = data.task();
    int output = task.isClassification() ? task.classes().indexOf(task.positive()) : 0;
    return IntStream.range(0, unseen.rows().length)
        .parallel()
        .mapToDouble(
            i ->
                unseen
                    .models()
                    .get(i)
                    .score(new Fixed(data.features(), unseen.rows()[i], column, value))[output])
        .sorted()
        .toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** One row whose cell of one column holds another number. */
  private record Fixed(List<FrameColumn> columns, int row, int column, double value)
      implements Cells {
    @Override
    public double number(int asked) {
      return asked == column ? value : columns.get(asked).number(row);
    }

    @Override
    public @Nullable String text(int asked) {
      return columns.get(asked).text(row);
    }
  }
}

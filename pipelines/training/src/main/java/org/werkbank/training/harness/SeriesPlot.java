package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Plots;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.plots.Steps;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.split.Assignment;

/** Predicted and actual values in the order of time, beside the naive forecast. */
final class SeriesPlot {
  private final TrainingData data;
  private final Assignment assignment;
  private final Outcome outcome;

  SeriesPlot(TrainingData data, Assignment assignment, Outcome outcome) {
    this.data = data;
    this.assignment = assignment;
    this.outcome = outcome;
  }

  /** Nothing where the order of rows means nothing, or each machine has a time of its own. */
  Plots.@Nullable Series of(@Nullable Samples samples) {
    Lags lags = samples instanceof Lags found ? found : null;
    if (data.task().isCapped() || (lags == null && !isInTime())) {
      return null;
    }
    int[] order = data.inTimeOrder();
    int[] rankOf = new int[order.length];
    IntStream.range(0, order.length).forEach(rank -> rankOf[order[rank]] = rank);
    Map<Integer, Double> predictions = new HashMap<>();
    for (int i = 0; i < outcome.testRows().length; i++) {
      predictions.put(outcome.testRows()[i], outcome.test().scores()[i][0]);
    }
    int[] rows = Arrays.stream(order).filter(predictions::containsKey).toArray();
    int season = lags == null ? 0 : season(lags);
    double[] naive = lags == null ? null : naive(data, lags, season, rows);
    Steps steps =
        new Steps(
            data.task().labelsOf(rows),
            IntStream.of(rows).mapToDouble(row -> predictions.getOrDefault(row, 0.0)).toArray(),
            naive);
    int[] places = IntStream.of(rows).map(row -> season == 0 ? 0 : rankOf[row] % season).toArray();
    return new Plots.Series(
        lags == null ? null : season == 0 ? "persistence" : "season-" + season,
        season,
        steps.all(),
        lags == null ? List.of() : steps.recent(),
        season == 0 ? List.of() : steps.profile(places, season));
  }

  private boolean isInTime() {
    SplitKind kind = assignment.kind();
    return kind == SplitKind.TIME
        || kind == SplitKind.ROLLING
        || kind == SplitKind.BLOCKED
        || data.frame().first(ColumnRole.TIME).isPresent();
  }

  /** What a naive forecast says of these rows, NaN where it is unknown. */
  static double[] naive(TrainingData data, Lags lags, int[] rows) {
    return naive(data, lags, season(lags), rows);
  }

  private static int season(Lags lags) {
    return lags.seasons().isEmpty() ? 0 : lags.seasons().get(0);
  }

  private static double[] naive(TrainingData data, Lags lags, int season, int[] rows) {
    String label = data.task().label();
    FrameColumn said =
        data.frame()
            .named(season == 0 ? lags.persistence(label) : lags.seasonal(label, season))
            .orElseThrow();
    return IntStream.of(rows).mapToDouble(said::number).toArray();
  }
}

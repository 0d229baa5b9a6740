package org.werkbank.training.harness;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.SeriesForm;
import org.werkbank.training.data.Frame;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.series.Steps;
import org.werkbank.training.series.Windows;
import org.werkbank.training.split.Assignment;

/**
 * How rows become samples, by parameters that every pipeline of a task declares: {@code window},
 * {@code age}, {@code cap} and {@code judge} for a remaining life; {@code horizon}, {@code recent},
 * {@code season} and {@code longSeason} for a forecast. In other tasks each row is a sample.
 *
 * @param samples null when each row is one
 * @param cap remaining lives above it count as it: far from the end nothing tells them apart
 *     (Heimes 2008); infinite in other tasks
 * @param lastOnly whether the last sample of each machine is judged alone, as benchmarks do
 */
record SeriesSettings(@Nullable Samples samples, double cap, boolean lastOnly) {

  /**
   * @param form how the trainer takes the past of a machine
   */
  static SeriesSettings of(
      RunSpec spec, Parameters parameters, SeriesForm form, List<Column> columns) {
    return switch (spec.task()) {
      case LearningTask.REMAINING_LIFE ->
          new SeriesSettings(
              past(form, parameters.integer("window"), parameters.flag("age"), columns),
              parameters.integer("cap"),
              parameters.choice("judge").equals("last"));
      case LearningTask.FORECAST ->
          new SeriesSettings(
              Lags.over(
                  parameters.integer("horizon"),
                  parameters.integer("recent"),
                  Stream.of("season", "longSeason")
                      .map(parameters::integer)
                      .filter(season -> season > 0)
                      .toList(),
                  columns),
              Double.POSITIVE_INFINITY,
              false);
      default -> new SeriesSettings(null, Double.POSITIVE_INFINITY, false);
    };
  }

  private static Samples past(SeriesForm form, int rows, boolean age, List<Column> columns) {
    return switch (form) {
      case SUMMED_UP -> Windows.over(rows, age, columns);
      case STEPS -> Steps.over(rows, age, columns);
    };
  }

  /** The samples to learn from and to judge. */
  Frame of(Frame rows) {
    return samples == null ? rows : samples.complete(samples.of(rows));
  }

  /**
   * The split, with a gap as long as the horizon where rows are divided by time: what is learned
   * from must have been known when the first tested row was forecast.
   */
  Split apart(Split split) {
    SplitKind kind = split.kind();
    boolean byTime =
        kind == SplitKind.TIME || kind == SplitKind.ROLLING || kind == SplitKind.BLOCKED;
    if (!(samples instanceof Lags lags) || !byTime) {
      return split;
    }
    int gap = Math.max(split.gap() == null ? 0 : split.gap(), lags.horizon() - 1);
    return new Split(kind, split.test(), split.folds(), gap, split.origins(), split.column());
  }

  /** The split, judged as these settings say. */
  Assignment judged(Assignment assignment, Frame judged) {
    return lastOnly ? assignment.judgedOn(Windows.lastOfEach(judged)) : assignment;
  }
}

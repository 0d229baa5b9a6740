package org.werkbank.training.harness;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.SeriesForm;
import org.werkbank.training.data.Frame;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.series.Segments;
import org.werkbank.training.series.Steps;
import org.werkbank.training.series.WindowStatistic;
import org.werkbank.training.series.Windows;
import org.werkbank.training.split.Assignment;

/**
 * How rows become samples, by parameters that every pipeline of a task declares: {@code window},
 * {@code age}, {@code cap} and {@code judge} for a remaining life; {@code horizon}, {@code recent},
 * {@code season} and {@code longSeason} for a forecast; {@code window} for anomalies and for the
 * condition of a machine. In other tasks each row is a sample, or each part where the run asks for
 * {@code segments} or a {@code phase}.
 *
 * @param samples null when each row is one
 * @param cap remaining lives above it count as it: far from the end nothing tells them apart
 *     (Heimes 2008); infinite in other tasks
 * @param lastOnly whether the last sample of each machine is judged alone, as benchmarks do
 */
record SeriesSettings(@Nullable Samples samples, double cap, boolean lastOnly) {
  private static final Set<String> OF_PARTS =
      Set.of(
          LearningTask.CLASSIFICATION, LearningTask.REGRESSION, LearningTask.SERIES_CLASSIFICATION);

  static SeriesSettings of(RunSpec spec, PipelineSettings settings, List<Column> columns) {
    Parameters parameters = settings.parameters();
    SeriesForm form = settings.newTrainer().seriesForm();
    Segments segments = segments(spec, columns);
    if (segments != null) {
      return new SeriesSettings(segments, Double.POSITIVE_INFINITY, false);
    }
    return switch (spec.task()) {
      case LearningTask.REMAINING_LIFE ->
          new SeriesSettings(
              past(form, parameters.integer("window"), parameters.flag("age"), columns),
              parameters.integer("cap"),
              parameters.choice("judge").equals("last"));
      case LearningTask.SERIES_CLASSIFICATION ->
          new SeriesSettings(
              past(form, parameters.integer("window"), false, columns),
              Double.POSITIVE_INFINITY,
              false);
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
      case LearningTask.ANOMALY ->
          new SeriesSettings(
              means(parameters.integer("window"), columns), Double.POSITIVE_INFINITY, false);
      default -> new SeriesSettings(null, Double.POSITIVE_INFINITY, false);
    };
  }

  /** Null unless the run asks for segments, in a task that has a use for them. */
  private static @Nullable Segments segments(RunSpec spec, List<Column> columns) {
    Object phase = spec.parameters().get(HarnessParameters.PHASE);
    Object parts = spec.parameters().get(HarnessParameters.SEGMENTS);
    if ((phase == null && parts == null) || !OF_PARTS.contains(spec.task())) {
      return null;
    }
    if (columns.stream().noneMatch(column -> column.role() == ColumnRole.GROUP)) {
      throw BadData.noColumnOfRole("group", "Gruppe");
    }
    int cuts = parts instanceof Number number ? number.intValue() : 1;
    return Segments.over(cuts, phase == null ? null : phase.toString(), columns);
  }

  /** The same, with what only the rows tell. */
  SeriesSettings knowing(Frame rows) {
    return samples instanceof Segments segments
        ? new SeriesSettings(segments.knowing(rows), cap, lastOnly)
        : this;
  }

  private static Samples past(SeriesForm form, int rows, boolean age, List<Column> columns) {
    return switch (form) {
      case SUMMED_UP -> Windows.over(rows, age, columns);
      case STEPS -> Steps.over(rows, age, columns);
    };
  }

  /** Moving averages, which bring out small deviations that last; none over a single row. */
  private static @Nullable Samples means(int window, List<Column> columns) {
    return window > 1 ? Windows.over(window, false, List.of(WindowStatistic.MEAN), columns) : null;
  }

  /** The samples to learn from and to judge. */
  Frame of(Frame rows) {
    return samples == null ? rows : samples.complete(samples.of(rows));
  }

  /**
   * The split, with a gap as long as the horizon where rows are divided by time: what is learned
   * from must have been known when the first tested row was forecast. Between blocks no window that
   * is learned from reaches into one that is tested.
   */
  Split apart(Split split) {
    SplitKind kind = split.kind();
    boolean byTime =
        kind == SplitKind.TIME || kind == SplitKind.ROLLING || kind == SplitKind.BLOCKED;
    int needed =
        samples instanceof Lags lags
            ? lags.horizon() - 1
            : samples instanceof Windows windows && kind == SplitKind.BLOCKED
                ? windows.rows() - 1
                : 0;
    if (!byTime || needed == 0) {
      return split;
    }
    int gap = Math.max(split.gap() == null ? 0 : split.gap(), needed);
    return new Split(kind, split.test(), split.folds(), gap, split.origins(), split.column());
  }

  /** The split, judged as these settings say. */
  Assignment judged(Assignment assignment, Frame judged) {
    return lastOnly ? assignment.judgedOn(Windows.lastOfEach(judged)) : assignment;
  }
}

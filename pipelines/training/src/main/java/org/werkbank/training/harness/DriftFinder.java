package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Plots;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.drift.ColumnCells;
import org.werkbank.training.drift.DriftReference;
import org.werkbank.training.drift.Periods;
import org.werkbank.training.drift.ReferenceColumn;
import org.werkbank.training.drift.Shifted;
import org.werkbank.training.model.PredictorManifest;

/** Compares scored rows with what the model file says of those the model learned from. */
final class DriftFinder {
  private final PredictorManifest model;
  private final DriftReference reference;

  DriftFinder(PredictorManifest model, DriftReference reference) {
    this.model = model;
    this.reference = reference;
  }

  /**
   * @param unseen rows with words the model does not know, by column
   * @return nothing when there are too few rows to tell
   */
  Optional<Drift> of(
      Frame frame, List<FrameColumn> features, double[][] scores, Map<String, Long> unseen) {
    if (frame.size() < Plots.FEWEST_ROWS) {
      return Optional.empty();
    }
    Periods periods = periods(frame);
    int[] rows = IntStream.range(0, frame.size()).toArray();
    List<Drift.Of> columns = new ArrayList<>();
    for (FrameColumn feature : features) {
      String name = feature.column().name();
      reference
          .column(name)
          .map(
              before ->
                  Shifted.from(
                      before,
                      ColumnCells.of(feature, rows),
                      periods,
                      unseen.getOrDefault(name, 0L)))
          .ifPresent(columns::add);
    }
    columns.sort(Comparator.comparingDouble(Drift.Of::psi).reversed());
    ReferenceColumn predicted = reference.prediction();
    return Optional.of(
        new Drift(
            Drift.VERSION,
            frame.size(),
            reference.rows(),
            periods.names(),
            columns,
            predicted == null
                ? null
                : Shifted.from(
                    predicted,
                    PredictedCells.of(scores, model.classes(), model.positive()),
                    periods,
                    0),
            label(frame, periods)));
  }

  /** Where machines are numbered through on their own clocks, there is no common period. */
  private static Periods periods(Frame frame) {
    FrameColumn time = frame.first(ColumnRole.TIME).orElse(null);
    boolean ownClocks =
        time != null && time.isNumeric() && frame.first(ColumnRole.GROUP).isPresent();
    return ownClocks ? Periods.none(frame.size()) : Periods.of(time, frame.size());
  }

  private Drift.@Nullable Of label(Frame frame, Periods periods) {
    ReferenceColumn before = reference.label();
    FrameColumn label = frame.named(model.label().name()).orElse(null);
    if (before == null || label == null) {
      return null;
    }
    int[] known = IntStream.range(0, frame.size()).filter(row -> !label.isMissing(row)).toArray();
    if (known.length < Plots.FEWEST_ROWS) {
      return null;
    }
    ColumnCells cells =
        model.classes().isEmpty()
            ? ColumnCells.of(label, known)
            : ColumnCells.words(
                IntStream.of(known).mapToObj(row -> TaskFinder.word(label, row)).toList());
    int[] ofRow = IntStream.of(known).map(row -> periods.ofRow()[row]).toArray();
    return Shifted.from(before, cells, new Periods(periods.names(), ofRow), 0);
  }

  /** The figures by which lists show drift without opening the report. */
  static List<RunEvent.Metric> figures(Drift drift) {
    List<RunEvent.Metric> figures = new ArrayList<>();
    figures.add(metric("level", drift.level().ordinal()));
    figures.add(metric("rows", drift.rows()));
    figures.add(metric("columns", drift.columns().size()));
    figures.add(metric("large", drift.count(Drift.Level.LARGE)));
    figures.add(metric("some", drift.count(Drift.Level.SOME)));
    if (!drift.columns().isEmpty()) {
      figures.add(metric("psi_max", drift.columns().get(0).psi()));
    }
    Drift.Of prediction = drift.prediction();
    if (prediction != null) {
      figures.add(metric("psi_prediction", prediction.psi()));
    }
    Drift.Of label = drift.label();
    if (label != null) {
      figures.add(metric("psi_label", label.psi()));
    }
    return figures;
  }

  private static RunEvent.Metric metric(String name, double value) {
    return new RunEvent.Metric("drift." + name, value, 0);
  }
}

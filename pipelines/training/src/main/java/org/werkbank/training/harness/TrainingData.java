package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.prepare.DerivedColumn;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.TimeOrder;

/**
 * The labelled rows of a run and the columns to learn from.
 *
 * @param frame rows with a label, in file order
 * @param features columns that are not constant, empty or without meaning to a model
 */
record TrainingData(
    Frame frame, List<FrameColumn> features, List<DerivedColumn> derived, LearningTask task) {
  private static final int FEWEST_ROWS = 20;
  private static final double LABEL_MISSING_ALLOWED = 0.2;

  static TrainingData of(Frame all, RunSpec spec, double cap, CheckList checks) {
    FrameColumn label = all.first(ColumnRole.LABEL).orElseThrow(BadData::noLabelColumn);
    long missing = label.missing(all.size());
    String name = label.column().name();
    if (missing > LABEL_MISSING_ALLOWED * all.size()) {
      throw BadData.labelMissing(name, missing, all.size());
    }
    Frame frame = all;
    if (missing > 0) {
      frame =
          all.select(IntStream.range(0, all.size()).filter(row -> !label.isMissing(row)).toArray());
      checks.warned(
          "label-missing",
          Sentence.of(
              "%1$,d of %2$,d rows have no label in \"%3$s\" and were left out.",
              "%1$,d von %2$,d Zeilen haben keinen Wert in „%3$s“ und wurden ausgelassen.",
              missing,
              all.size(),
              name));
    }
    if (frame.size() < FEWEST_ROWS) {
      throw BadData.tooFewRows(frame.size(), FEWEST_ROWS);
    }
    FrameColumn kept = frame.first(ColumnRole.LABEL).orElseThrow(BadData::noLabelColumn);
    LearningTask task = new TaskFinder(spec, cap).of(kept, frame.size());
    return new TrainingData(frame, features(frame, checks), derived(spec), task);
  }

  /** Positions of the rows, the earliest first; without a time column as they are. */
  int[] inTimeOrder() {
    return TimeOrder.of(frame.first(ColumnRole.TIME).orElse(null), frame.size());
  }

  /** Index of the group of each of these rows; null when no column names groups. */
  int @Nullable [] groups(int[] rows) {
    FrameColumn column = frame.first(ColumnRole.GROUP).orElse(null);
    if (column == null) {
      return null;
    }
    Map<Object, Integer> indices = new HashMap<>();
    return Arrays.stream(rows)
        .map(row -> indices.computeIfAbsent(column.key(row), key -> indices.size()))
        .toArray();
  }

  /** What a division of these rows needs to know of them. */
  SplitRequest splitRequest(Split division, long seed) {
    return new SplitRequest(
        division,
        frame.size(),
        task.isClassification() ? task.labels() : null,
        task.classes().size(),
        task.label(),
        frame.first(ColumnRole.TIME).orElse(null),
        frame.first(ColumnRole.GROUP).orElse(null),
        frame.named(division.column()).orElse(null),
        seed);
  }

  private static List<FrameColumn> features(Frame frame, CheckList checks) {
    List<FrameColumn> kept = new ArrayList<>();
    NamedColumns dropped = new NamedColumns();
    for (FrameColumn column : frame.all(ColumnRole.FEATURE)) {
      Optional<Sentence> reason = reasonToDrop(column, frame.size());
      if (reason.isEmpty()) {
        kept.add(column);
      } else {
        dropped.add(column, reason.get());
      }
    }
    if (kept.isEmpty()) {
      throw BadData.noFeature();
    }
    if (dropped.isEmpty()) {
      checks.passed(
          "dropped-columns",
          Sentence.of(
              "All %d feature columns are used.",
              "Alle %d Merkmalsspalten werden verwendet.", kept.size()));
    } else {
      checks.warned("dropped-columns", dropped.after("Left out:", "Ausgelassen:"));
    }
    return kept;
  }

  private static Optional<Sentence> reasonToDrop(FrameColumn column, int rows) {
    if (column.column().availableAt() == Availability.AFTER) {
      return Optional.of(new Sentence("known only later", "erst später bekannt"));
    }
    if (column.column().type() == ColumnType.TIMESTAMP) {
      return Optional.of(
          new Sentence("a point in time is no feature", "ein Zeitpunkt ist kein Merkmal"));
    }
    long missing = column.missing(rows);
    if (missing == rows) {
      return Optional.of(new Sentence("empty", "leer"));
    }
    return missing == 0 && isConstant(column, rows)
        ? Optional.of(new Sentence("constant", "immer gleich"))
        : Optional.empty();
  }

  private static boolean isConstant(FrameColumn column, int rows) {
    if (!column.isNumeric()) {
      return column.words().size() == 1;
    }
    double first = column.number(0);
    return IntStream.range(0, rows).allMatch(row -> column.number(row) == first);
  }

  private static List<DerivedColumn> derived(RunSpec spec) {
    Object given = spec.parameters().get(HarnessParameters.DERIVED);
    if (given == null) {
      return List.of();
    }
    List<DerivedColumn> derived = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map
            && map.get("name") instanceof String name
            && map.get("expression") instanceof String expression) {
          derived.add(new DerivedColumn(name, expression));
          continue;
        }
        throw malformed();
      }
      return derived;
    }
    throw malformed();
  }

  private static RuntimeException malformed() {
    return BadData.badSpec(
        "Derived columns must be a list of {name, expression}.",
        "Berechnete Spalten müssen eine Liste aus {name, expression} sein.");
  }
}

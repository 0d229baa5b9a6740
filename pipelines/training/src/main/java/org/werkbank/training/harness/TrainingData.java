package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.prepare.DerivedColumn;

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

  static TrainingData of(Frame all, RunSpec spec, CheckList checks) {
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
          missing
              + " rows without a label in \""
              + name
              + "\" were left out of "
              + all.size()
              + ".");
    }
    if (frame.size() < FEWEST_ROWS) {
      throw BadData.tooFewRows(frame.size(), FEWEST_ROWS);
    }
    FrameColumn kept = frame.first(ColumnRole.LABEL).orElseThrow(BadData::noLabelColumn);
    LearningTask task = new TaskFinder(spec).of(kept, frame.size());
    return new TrainingData(frame, features(frame, checks), derived(spec), task);
  }

  private static List<FrameColumn> features(Frame frame, CheckList checks) {
    List<FrameColumn> kept = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (FrameColumn column : frame.all(ColumnRole.FEATURE)) {
      String reason = reasonToDrop(column, frame.size());
      if (reason.isEmpty()) {
        kept.add(column);
      } else {
        dropped.add("\"" + column.column().name() + "\" (" + reason + ")");
      }
    }
    if (kept.isEmpty()) {
      throw BadData.noFeature();
    }
    if (dropped.isEmpty()) {
      checks.passed("dropped-columns", "All " + kept.size() + " feature columns are used.");
    } else {
      checks.warned(
          "dropped-columns",
          "Left out: "
              + dropped.stream().limit(30).collect(Collectors.joining(", "))
              + (dropped.size() > 30 ? " and " + (dropped.size() - 30) + " more." : "."));
    }
    return kept;
  }

  private static String reasonToDrop(FrameColumn column, int rows) {
    if (column.column().type() == ColumnType.TIMESTAMP) {
      return "a point in time is no feature";
    }
    long missing = column.missing(rows);
    if (missing == rows) {
      return "empty";
    }
    if (missing > 0) {
      return "";
    }
    if (column.isNumeric()) {
      double first = column.number(0);
      return IntStream.range(0, rows).allMatch(row -> column.number(row) == first)
          ? "constant"
          : "";
    }
    return column.words().size() == 1 ? "constant" : "";
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

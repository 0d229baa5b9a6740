package org.werkbank.training.harness;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.metrics.Costs;

/** Reads the label column and decides between classes and values. */
final class TaskFinder {
  /** A numeric label with more different values than this is a measurement. */
  static final int MOST_NUMERIC_CLASSES = 20;

  static final int MOST_CLASSES = 50;

  private final RunSpec spec;
  private final double cap;

  /**
   * @param cap the highest value to learn, infinite when there is none
   */
  TaskFinder(RunSpec spec, double cap) {
    this.spec = spec;
    this.cap = cap;
  }

  /** The task; every row has a label. */
  LearningTask of(FrameColumn label, int rows) {
    if (spec.task().equals(LearningTask.ANOMALY)) {
      Object normal = spec.parameters().get(HarnessParameters.NORMAL);
      return Kinds.of(label, rows, normal).task(label.column().name());
    }
    return isRegression(label, rows) ? regression(label, rows) : classification(label, rows);
  }

  private boolean isRegression(FrameColumn label, int rows) {
    if (spec.task().equals(LearningTask.SERIES_CLASSIFICATION)
        || spec.task().equals(LearningTask.CHAIN)) {
      return false;
    }
    if (!spec.task().equals(LearningTask.CLASSIFICATION)) {
      return true;
    }
    if (!label.column().type().isNumeric()) {
      return false;
    }
    TreeSet<Double> values = new TreeSet<>();
    boolean whole = true;
    for (int row = 0; row < rows && values.size() <= MOST_NUMERIC_CLASSES; row++) {
      double value = label.number(row);
      values.add(value);
      whole &= value == Math.rint(value);
    }
    return values.size() > MOST_NUMERIC_CLASSES || (!whole && values.size() > 2);
  }

  private LearningTask regression(FrameColumn label, int rows) {
    String name = label.column().name();
    if (!label.isNumeric()) {
      throw BadData.labelNotNumeric(name, rows);
    }
    double[] labels = IntStream.range(0, rows).mapToDouble(label::number).toArray();
    double first = labels[0];
    if (IntStream.range(0, rows).allMatch(row -> labels[row] == first)) {
      throw BadData.labelConstant(name);
    }
    boolean asked = !spec.task().equals(LearningTask.CLASSIFICATION);
    return LearningTask.values(asked ? spec.task() : LearningTask.REGRESSION, name, labels, cap);
  }

  private LearningTask classification(FrameColumn label, int rows) {
    String name = label.column().name();
    String[] words = new String[rows];
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      words[row] = word(label, row);
      counts.merge(words[row], 1, Integer::sum);
    }
    if (counts.size() < 2) {
      throw BadData.oneClass(name);
    }
    if (counts.size() > MOST_CLASSES) {
      throw BadData.tooManyClasses(name, counts.size(), MOST_CLASSES);
    }
    if (spec.task().equals(LearningTask.CHAIN) && counts.size() != 2) {
      throw BadData.twoClasses(name, counts.size());
    }
    List<String> classes = counts.keySet().stream().sorted(order(label)).toList();
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = classes.indexOf(words[row]);
    }
    return LearningTask.classes(
        spec.task(), name, classes, labels, positive(name, classes, counts), costs(spec));
  }

  /** The label of a row as a class name; the row has one. */
  static String word(FrameColumn label, int row) {
    if (!label.isNumeric()) {
      return String.valueOf(label.text(row));
    }
    double value = label.number(row);
    if (label.column().type() == ColumnType.BOOLEAN) {
      return value == 0 ? "false" : "true";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  static Comparator<String> order(FrameColumn label) {
    return label.column().type().isNumeric()
        ? Comparator.comparingDouble(Double::parseDouble)
        : Comparator.naturalOrder();
  }

  private @Nullable String positive(
      String label, List<String> classes, Map<String, Integer> counts) {
    Object asked = spec.parameters().get(HarnessParameters.POSITIVE);
    if (asked != null && !asked.toString().isBlank()) {
      String wanted = asked.toString().strip();
      if (!classes.contains(wanted)) {
        throw BadData.positiveUnknown(label);
      }
      return wanted;
    }
    if (classes.size() > 2) {
      return null;
    }
    int first = counts.getOrDefault(classes.get(0), 0);
    return first < counts.getOrDefault(classes.get(1), 0) ? classes.get(0) : classes.get(1);
  }

  /** What mistakes cost, where the run says so. */
  static @Nullable Costs costs(RunSpec spec) {
    if (!(spec.parameters().get(HarnessParameters.COSTS) instanceof Map<?, ?> given)) {
      return null;
    }
    return new Costs(
        price(given.get("missEur")),
        price(given.get("falseAlarmEur")),
        price(given.get("inspectionEur")));
  }

  private static double price(@Nullable Object value) {
    double price = value instanceof Number number ? number.doubleValue() : value == null ? 0 : -1;
    if (!(price >= 0)) {
      throw BadData.badSpec(
          "Costs must be numbers of EUR, zero or more.",
          "Kosten müssen Beträge in EUR sein, null oder mehr.");
    }
    return price;
  }
}

package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/** Looks for tested rows that were learned from in all but name: the same features, or nearly. */
final class DuplicateChecks {
  private static final double ALLOWED = 0.01;

  /** Steps that the usual spread of a column is cut into; what rounds to one step is alike. */
  private static final double STEPS = 1000;

  /** Fewer numbers make rows alike that have nothing to do with each other. */
  private static final int FEWEST_NUMBERS = 3;

  /** Tasks in which a standstill makes moments alike that are far apart. */
  private static final Set<String> OF_SERIES =
      Set.of(
          LearningTask.REMAINING_LIFE,
          LearningTask.FORECAST,
          LearningTask.SERIES_CLASSIFICATION,
          LearningTask.ANOMALY);

  private final TrainingData data;
  private final CheckList checks;
  private final int rows;

  DuplicateChecks(TrainingData data, CheckList checks) {
    this.data = data;
    this.checks = checks;
    this.rows = data.frame().size();
  }

  void run(Assignment assignment) {
    Sentence advice =
        new Sentence(
            "A group column would keep repeated parts together.",
            "Eine Gruppenspalte hielte wiederholte Teile zusammen.");
    Found same = shared(assignment, row -> RowKey.of(data.features(), row));
    say(
        "duplicate-rows",
        same,
        Sentence.of(
            "%,d of %,d test rows have the same features as a training row.",
            "%,d von %,d Prüfzeilen haben dieselben Merkmale wie eine Trainingszeile.",
            same.shared,
            same.tested),
        advice);
    if (OF_SERIES.contains(data.task().name())
        || data.features().stream().filter(FrameColumn::isNumeric).count() < FEWEST_NUMBERS) {
      return;
    }
    double[] steps = data.features().stream().mapToDouble(this::step).toArray();
    Found near = shared(assignment, row -> rounded(row, steps));
    say(
        "near-duplicates",
        near,
        Sentence.of(
            "%,d of %,d test rows differ from a training row by less than a thousandth of each"
                + " column's spread.",
            "%,d von %,d Prüfzeilen weichen von einer Trainingszeile um weniger als ein Tausendstel"
                + " der Streuung jeder Spalte ab.",
            near.shared,
            near.tested),
        advice);
  }

  private void say(String id, Found found, Sentence evidence, Sentence advice) {
    if (found.shared > ALLOWED * found.tested) {
      checks.warned(id, evidence.and(advice));
    } else {
      checks.passed(id, evidence);
    }
  }

  private record Found(long shared, long tested) {}

  /** Linear in the rows of all folds, however many of them are alike. */
  private Found shared(Assignment assignment, IntFunction<Object> keys) {
    Map<Object, Integer> indices = new HashMap<>();
    int[] keyOf = new int[rows];
    for (int row = 0; row < rows; row++) {
      int next = indices.size();
      keyOf[row] = indices.computeIfAbsent(keys.apply(row), key -> next);
    }
    long shared = 0;
    long tested = 0;
    for (Fold fold : assignment.folds()) {
      BitSet known = new BitSet(indices.size());
      Arrays.stream(fold.known()).forEach(row -> known.set(keyOf[row]));
      tested += fold.test().length;
      shared += Arrays.stream(fold.test()).filter(row -> known.get(keyOf[row])).count();
    }
    return new Found(shared, tested);
  }

  /** A thousandth of the distance between the first and the last decile; 0 for words. */
  private double step(FrameColumn column) {
    double[] values =
        IntStream.range(0, column.isNumeric() ? rows : 0)
            .mapToDouble(column::number)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return values.length == 0
        ? 0
        : (values[values.length * 9 / 10] - values[values.length / 10]) / STEPS;
  }

  private List<Object> rounded(int row, double[] steps) {
    List<Object> cells = new ArrayList<>(steps.length);
    for (int i = 0; i < steps.length; i++) {
      FrameColumn column = data.features().get(i);
      boolean rounds = steps[i] > 0 && !column.isMissing(row);
      cells.add(rounds ? (Object) Math.round(column.number(row) / steps[i]) : column.key(row));
    }
    return cells;
  }
}

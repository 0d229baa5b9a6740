package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Looks for signs that a result is too good to be true (Kapoor and Narayanan 2022, arXiv
 * 2207.07048) or rests on too little.
 */
final class LeakChecks {
  private static final double TOO_GOOD_AUC = 0.98;
  private static final double TOO_GOOD_CORRELATION = 0.99;
  private static final double SORTED = 0.1;
  private static final double DUPLICATES = 0.01;
  private static final int FEW_ROWS = 200;
  private static final int FEW_POSITIVES = 30;

  private final TrainingData data;
  private final LearningTask task;
  private final CheckList checks;
  private final int rows;

  LeakChecks(TrainingData data, CheckList checks) {
    this.data = data;
    this.task = data.task();
    this.checks = checks;
    this.rows = data.frame().size();
  }

  void run(Assignment assignment, Outcome outcome) {
    unparsable(data.frame());
    duplicates(assignment);
    tooGood();
    sorted();
    idLike();
    small(outcome);
  }

  private void unparsable(Frame frame) {
    List<String> found = new ArrayList<>();
    for (FrameColumn column : frame.columns()) {
      if (column.unparsable() > 0) {
        found.add(column.unparsable() + " in \"" + column.column().name() + "\"");
      }
    }
    if (found.isEmpty()) {
      checks.passed("unparsable-cells", "Every cell of a numeric column is a number or empty.");
    } else {
      checks.warned(
          "unparsable-cells",
          "Cells that are no numbers were taken as missing: " + String.join(", ", found) + ".");
    }
    if (frame.ragged() > 0) {
      checks.warned(
          "ragged-rows",
          frame.ragged() + " rows with more or fewer cells than the header were left out.");
    }
  }

  private void duplicates(Assignment assignment) {
    Map<RowKey, List<Integer>> places = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      places.computeIfAbsent(RowKey.of(data.features(), row), k -> new ArrayList<>()).add(row);
    }
    long shared = 0;
    long tested = 0;
    for (Fold fold : assignment.folds()) {
      boolean[] known = new boolean[rows];
      for (int row : fold.known()) {
        known[row] = true;
      }
      for (int row : fold.test()) {
        tested++;
        List<Integer> same = places.getOrDefault(RowKey.of(data.features(), row), List.of());
        shared += same.stream().anyMatch(other -> known[other]) ? 1 : 0;
      }
    }
    String evidence =
        "%d of %d test rows have the same features as a training row.".formatted(shared, tested);
    if (shared > DUPLICATES * tested) {
      checks.warned(
          "duplicate-rows", evidence + " A group column would keep repeated parts together.");
    } else {
      checks.passed("duplicate-rows", evidence);
    }
  }

  private void tooGood() {
    List<String> found = new ArrayList<>();
    for (FrameColumn column : data.features()) {
      if (!column.isNumeric()) {
        continue;
      }
      double strength = Association.strength(column, task, rows);
      double limit = task.isClassification() ? TOO_GOOD_AUC : TOO_GOOD_CORRELATION;
      if (strength > limit) {
        String measure = task.isClassification() ? "AUC" : "|r|";
        found.add(
            String.format(
                Locale.ENGLISH, "\"%s\" (%s %.3f)", column.column().name(), measure, strength));
      }
    }
    if (found.isEmpty()) {
      checks.passed("single-feature", "No single feature tells the label on its own.");
    } else {
      checks.warned(
          "single-feature",
          "These features tell the label almost alone: "
              + String.join(", ", found)
              + ". Are they known before the label is?");
    }
  }

  private void sorted() {
    double order = Association.orderOfFile(task);
    boolean suspicious = task.isClassification() ? order < SORTED : order > 0.95;
    if (suspicious) {
      checks.warned(
          "sorted-by-label",
          "The file is sorted by the label; a split by time or by row order has no meaning.");
    } else {
      checks.passed("sorted-by-label", "The file is not sorted by the label.");
    }
  }

  private void idLike() {
    List<String> found = new ArrayList<>();
    for (FrameColumn column : data.features()) {
      if (isIdLike(column)) {
        found.add("\"" + column.column().name() + "\"");
      }
    }
    if (found.isEmpty()) {
      checks.passed("id-like-columns", "No feature looks like an identifier.");
    } else {
      checks.warned(
          "id-like-columns",
          "These features look like identifiers: "
              + String.join(", ", found)
              + ". Mark them as id when they are.");
    }
  }

  private boolean isIdLike(FrameColumn column) {
    if (!column.isNumeric()) {
      return column.words().size() > 50 && column.words().size() > 0.5 * rows;
    }
    if (column.column().type() != ColumnType.INTEGER) {
      return false;
    }
    for (int row = 1; row < rows; row++) {
      if (column.number(row) - column.number(row - 1) != 1) {
        return false;
      }
    }
    return true;
  }

  private void small(Outcome outcome) {
    int tested = outcome.test().size();
    String positive = task.positive();
    if (positive != null && outcome.test().count(positive) < FEW_POSITIVES) {
      checks.warned(
          "small-n",
          "The test part holds %d positive rows; below %d every figure is uncertain."
              .formatted(outcome.test().count(positive), FEW_POSITIVES));
    } else if (tested < FEW_ROWS) {
      checks.warned(
          "small-n",
          "The test part holds %d rows; below %d every figure is uncertain."
              .formatted(tested, FEW_ROWS));
    } else {
      checks.passed("small-n", "The test part holds %d rows.".formatted(tested));
    }
  }
}

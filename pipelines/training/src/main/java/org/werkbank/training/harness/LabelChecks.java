package org.werkbank.training.harness;

import java.util.HashMap;
import java.util.Map;
import org.werkbank.training.data.FrameColumn;

/**
 * Looks for the label under another name: a flag that is set only when the label is (a failure
 * mode, a rework code), or the mere place of a row in the file.
 */
final class LabelChecks {
  /** Rows a value needs before it can be said to give the label away. */
  private static final int FEWEST_ROWS = 10;

  private static final double ALWAYS = 0.98;
  private static final double TELLING_AUC = 0.7;
  private static final double TELLING_CORRELATION = 0.7;

  private final TrainingData data;
  private final LearningTask task;
  private final CheckList checks;
  private final int rows;

  LabelChecks(TrainingData data, CheckList checks) {
    this.data = data;
    this.task = data.task();
    this.checks = checks;
    this.rows = data.frame().size();
  }

  void run() {
    String positive = task.positive();
    if (task.isBinary() && positive != null) {
      components(task.classes().indexOf(positive));
    }
    order();
  }

  private void components(int positive) {
    NamedColumns found = new NamedColumns();
    for (FrameColumn column : data.features()) {
      long given = givenAway(column, positive);
      if (given > 0) {
        found.add(column, Sentence.of("%,d positive rows", "%,d positive Zeilen", given));
      }
    }
    if (found.isEmpty()) {
      checks.passed(
          "label-components",
          new Sentence(
              "No feature has a value that always means a positive label.",
              "Kein Merkmal hat einen Wert, der immer ein positives Ergebnis bedeutet."));
    } else {
      checks.failed(
          "label-components",
          found
              .after(
                  "These features are part of the label, one value of theirs always means positive:",
                  "Diese Merkmale sind Teil des Ergebnisses, einer ihrer Werte bedeutet immer"
                      + " positiv:")
              .and(
                  new Sentence(
                      "Mark them as ignored and run again.",
                      "Bitte als „nicht verwendet“ angeben und erneut starten.")));
    }
  }

  /** Positive rows that a value gives away for which nearly every row is positive. */
  private long givenAway(FrameColumn column, int positive) {
    Map<Object, int[]> counts = new HashMap<>();
    long positives = 0;
    for (int row = 0; row < rows; row++) {
      boolean isPositive = task.labels()[row] == positive;
      positives += isPositive ? 1 : 0;
      int[] count = counts.computeIfAbsent(column.key(row), v -> new int[2]);
      count[0]++;
      count[1] += isPositive ? 1 : 0;
      if (counts.size() > 2 && column.isNumeric()) {
        return 0; // a measurement; single-feature looks at those
      }
    }
    if (positives > ALWAYS * rows / 2) {
      return 0; // where most rows are positive, a value with positives only is no surprise
    }
    return counts.values().stream()
        .filter(count -> count[0] >= FEWEST_ROWS && count[1] >= ALWAYS * count[0])
        .mapToLong(count -> count[1])
        .sum();
  }

  private void order() {
    double strength = Association.ofRowNumber(task);
    double limit = task.isClassification() ? TELLING_AUC : TELLING_CORRELATION;
    String measure = task.isClassification() ? "AUC" : "|r|";
    Sentence figure =
        Sentence.of(
            "The row number alone reaches %s %.3f.",
            "Die Zeilennummer allein erreicht %s %.3f.", measure, strength);
    if (strength <= limit) {
      checks.passed("row-number", figure);
    } else {
      checks.warned(
          "row-number",
          figure.and(
              new Sentence(
                  "Whatever grows along the file can pass for knowledge; split by time or group.",
                  "Was entlang der Datei wächst, kann für Wissen gehalten werden; bitte nach Zeit"
                      + " oder Gruppen aufteilen.")));
    }
  }
}

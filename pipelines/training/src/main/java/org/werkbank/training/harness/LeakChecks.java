package org.werkbank.training.harness;

import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;

/**
 * Looks for signs that a result is too good to be true (Kapoor and Narayanan 2022, arXiv
 * 2207.07048) or rests on too little.
 */
final class LeakChecks {
  private static final double TOO_GOOD_AUC = 0.98;
  private static final double TOO_GOOD_CORRELATION = 0.99;
  private static final double TOO_GOOD_SKILL = 0.99;
  private static final double STRONG = 0.9;
  private static final double SORTED = 0.1;
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

  /**
   * @param assignment the split of the rows looked at
   * @param skill share of the squared error that the model saves in the test part
   */
  void run(Assignment assignment, Outcome outcome, double skill) {
    unparsable(data.frame());
    new DuplicateChecks(data, checks).run(assignment);
    singleFeature();
    if (!task.isAnomaly()) {
      tooGood(skill);
      sorted(); // a fault lasts, whatever the order of the file
    }
    idLike();
    small(outcome);
  }

  private void unparsable(Frame frame) {
    NamedColumns found = new NamedColumns();
    for (FrameColumn column : frame.columns()) {
      if (column.unparsable() > 0) {
        found.add(column, Sentence.of("%,d cells", "%,d Zellen", column.unparsable()));
      }
    }
    if (found.isEmpty()) {
      checks.passed(
          "unparsable-cells",
          new Sentence(
              "Every cell of a numeric column is a number or empty.",
              "Jede Zelle einer Zahlenspalte ist eine Zahl oder leer."));
    } else {
      checks.warned(
          "unparsable-cells",
          found.after(
              "Cells that are no numbers were taken as missing:",
              "Zellen, die keine Zahlen sind, gelten als fehlend:"));
    }
    if (frame.ragged() > 0) {
      checks.warned(
          "ragged-rows",
          Sentence.of(
              "%,d rows with more or fewer cells than the header were left out.",
              "%,d Zeilen mit mehr oder weniger Zellen als die Kopfzeile wurden ausgelassen.",
              frame.ragged()));
    }
  }

  /** Nobody predicts a plant this well from what is known beforehand. */
  private void tooGood(double skill) {
    if (skill <= TOO_GOOD_SKILL) {
      checks.passed(
          "too-good",
          Sentence.of(
              "The model explains %.1f %% of the test part, which can be true.",
              "Das Modell erklärt %.1f %% des Prüfteils, was stimmen kann.",
              100 * Math.max(0, skill)));
      return;
    }
    NamedColumns strongest = new NamedColumns();
    data.features().stream()
        .filter(FrameColumn::isNumeric)
        .filter(column -> Association.strength(column, task, rows) > STRONG)
        .forEach(strongest::add);
    Sentence question =
        new Sentence(
            "Is anything among the features measured together with the label or after it? Say so in"
                + " the schema, or forecast.",
            "Wird eines der Merkmale zusammen mit dem Ergebnis oder erst danach gemessen? Geben Sie"
                + " das im Schema an, oder erstellen Sie eine Prognose.");
    Sentence found =
        Sentence.of(
            "The model explains %.1f %% of the test part, which is too good for a plant.",
            "Das Modell erklärt %.1f %% des Prüfteils, zu viel für einen Betrieb.", 100 * skill);
    checks.warned(
        "too-good",
        strongest.isEmpty()
            ? found.and(question)
            : found
                .and(strongest.after("Closest to the label:", "Am nächsten am Ergebnis:"))
                .and(question));
  }

  private void singleFeature() {
    String measure = task.isClassification() ? "AUC" : "|r|";
    double limit = task.isClassification() ? TOO_GOOD_AUC : TOO_GOOD_CORRELATION;
    NamedColumns found = new NamedColumns();
    for (FrameColumn column : data.features()) {
      double strength = column.isNumeric() ? Association.strength(column, task, rows) : 0;
      if (strength > limit) {
        found.add(column, Sentence.of("%s %.3f", "%s %.3f", measure, strength));
      }
    }
    if (found.isEmpty()) {
      checks.passed(
          "single-feature",
          new Sentence(
              "No single feature tells the label on its own.",
              "Kein Merkmal verrät allein das Ergebnis."));
    } else {
      checks.warned(
          "single-feature",
          found
              .after(
                  "These features tell the label almost alone:",
                  "Diese Merkmale verraten das Ergebnis fast allein:")
              .and(
                  new Sentence(
                      "Are they known before the label is?",
                      "Sind sie bekannt, bevor das Ergebnis feststeht?")));
    }
  }

  private void sorted() {
    double order = Association.orderOfFile(task);
    boolean suspicious = task.isClassification() ? order < SORTED : order > 0.95;
    if (suspicious) {
      checks.warned(
          "sorted-by-label",
          new Sentence(
              "The file is sorted by the label; a split by time or by row order has no meaning.",
              "Die Datei ist nach dem Ergebnis sortiert; nach Zeit oder Reihenfolge zu trennen hat"
                  + " dann keinen Sinn."));
    } else {
      checks.passed(
          "sorted-by-label",
          new Sentence(
              "The file is not sorted by the label.",
              "Die Datei ist nicht nach dem Ergebnis sortiert."));
    }
  }

  private void idLike() {
    NamedColumns found = new NamedColumns();
    data.features().stream().filter(this::isIdLike).forEach(found::add);
    if (found.isEmpty()) {
      checks.passed(
          "id-like-columns",
          new Sentence(
              "No feature looks like an identifier.", "Kein Merkmal sieht aus wie eine Kennung."));
    } else {
      checks.warned(
          "id-like-columns",
          found
              .after(
                  "These features look like identifiers:",
                  "Diese Merkmale sehen aus wie Kennungen:")
              .and(
                  new Sentence(
                      "Mark them as id when they are.",
                      "Wenn sie es sind, bitte als Kennung angeben.")));
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
      long apart = data.frame().rowNumbers()[row] - data.frame().rowNumbers()[row - 1];
      if (column.number(row) - column.number(row - 1) != apart) {
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
          Sentence.of(
              "The test part holds %,d positive rows; below %d every figure is uncertain.",
              "Der Prüfteil hat %,d positive Zeilen; unter %d ist jede Kennzahl unsicher.",
              outcome.test().count(positive),
              FEW_POSITIVES));
    } else if (tested < FEW_ROWS) {
      checks.warned(
          "small-n",
          Sentence.of(
              "The test part holds %,d rows; below %d every figure is uncertain.",
              "Der Prüfteil hat %,d Zeilen; unter %d ist jede Kennzahl unsicher.",
              tested,
              FEW_ROWS));
    } else {
      checks.passed(
          "small-n",
          Sentence.of("The test part holds %,d rows.", "Der Prüfteil hat %,d Zeilen.", tested));
    }
  }
}

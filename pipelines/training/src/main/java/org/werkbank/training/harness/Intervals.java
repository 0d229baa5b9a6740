package org.werkbank.training.harness;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.metrics.Conformal;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Intervals around predicted values, from errors on rows their model had not seen. In a single
 * split the errors are those of the first model on the validation part; the judged model has
 * learned from a little more, which makes its intervals rather too wide than too narrow. In a
 * cross-validation each fold takes the errors of the others (Vovk 2015, cross-conformal).
 */
final class Intervals {
  private final LearningTask task;
  private final Assignment assignment;

  Intervals(LearningTask task, Assignment assignment) {
    this.task = task;
    this.assignment = assignment;
  }

  /** Half the width that errors on these rows give; null when there are too few or for classes. */
  @Nullable Double halfWidth(Scored scored, int[] rows) {
    if (task.isClassification()) {
      return null;
    }
    double[] actual = task.learned(rows);
    double[] errors = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      errors[i] = scored.scores()[i][0] - actual[i];
    }
    double half = Conformal.halfWidth(errors, units(rows));
    return Double.isNaN(half) ? null : half;
  }

  /** The same half width for every tested row. */
  static double @Nullable [] same(@Nullable Double halfWidth, int rows) {
    if (halfWidth == null) {
      return null;
    }
    double[] all = new double[rows];
    Arrays.fill(all, halfWidth);
    return all;
  }

  /**
   * Half widths in a cross-validation; null when one fold has nothing to go by.
   *
   * @param scores of all rows by position, null where a row was not tested
   */
  double @Nullable [] ofFolds(double[] @Nullable [] scores, int[] tested) {
    double[] byRow = new double[scores.length];
    for (Fold fold : assignment.folds()) {
      int[] others = Arrays.stream(fold.train()).filter(row -> scores[row] != null).toArray();
      double[][] known =
          Arrays.stream(others).mapToObj(row -> scores[row]).toArray(double[][]::new);
      Double half = halfWidth(new Scored(known, task.labelsOf(others), task.classes()), others);
      if (half == null) {
        return null;
      }
      for (int row : fold.test()) {
        byRow[row] = half;
      }
    }
    return Arrays.stream(tested).mapToDouble(row -> byRow[row]).toArray();
  }

  private int @Nullable [] units(int[] rows) {
    int[] all = assignment.units();
    return all == null ? null : Arrays.stream(rows).map(row -> all[row]).toArray();
  }
}

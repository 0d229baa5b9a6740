package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.drift.ColumnCells;
import org.werkbank.training.metrics.Scored;

/** Predictions as one column: a value, the positive class's probability, or the likeliest class. */
final class PredictedCells {
  static final String NAME = "prediction";

  private PredictedCells() {}

  static ColumnCells of(double[][] scores, List<String> classes, @Nullable String positive) {
    if (classes.isEmpty()) {
      return ColumnCells.numbers(Arrays.stream(scores).mapToDouble(s -> s[0]).toArray());
    }
    if (positive != null && classes.contains(positive)) {
      int index = classes.indexOf(positive);
      return ColumnCells.numbers(Arrays.stream(scores).mapToDouble(s -> s[index]).toArray());
    }
    return ColumnCells.words(Arrays.stream(scores).map(s -> classes.get(likeliest(s))).toList());
  }

  /** The value, or the probability of the positive class, of the first when there is none. */
  static double[] first(Scored scored, LearningTask task) {
    String positive = task.positive();
    int output = positive == null ? 0 : Math.max(0, task.classes().indexOf(positive));
    return Arrays.stream(scored.scores()).mapToDouble(s -> s[output]).toArray();
  }

  static int likeliest(double[] score) {
    int best = 0;
    for (int c = 1; c < score.length; c++) {
      best = score[c] > score[best] ? c : best;
    }
    return best;
  }
}

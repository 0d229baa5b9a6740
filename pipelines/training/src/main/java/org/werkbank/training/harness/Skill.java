package org.werkbank.training.harness;

import java.util.Arrays;

/**
 * The share of squared error that a model saves against saying what is usual in the training part:
 * 0 for no skill, 1 for perfect. For values the coefficient of determination against the training
 * mean, for classes Brier's (1950) score against the training shares. Being proper, it cannot be
 * won by luck alone as a ranking can.
 */
final class Skill {
  private Skill() {}

  /**
   * @param scores of the tested rows, as a predictor gives them
   */
  static double of(LearningTask task, double[][] scores, int[] tested, int[] known) {
    int width = Math.max(1, task.classes().size());
    double[] usual = new double[width];
    for (int row : known) {
      double[] target = target(task, row, width);
      for (int c = 0; c < width; c++) {
        usual[c] += target[c] / known.length;
      }
    }
    double own = 0;
    double naive = 0;
    for (int i = 0; i < tested.length; i++) {
      double[] target = target(task, tested[i], width);
      own += squares(scores[i], target);
      naive += squares(usual, target);
    }
    return naive == 0 ? 0 : 1 - own / naive;
  }

  private static double[] target(LearningTask task, int row, int width) {
    double[] target = new double[width];
    if (task.isClassification()) {
      target[(int) task.labels()[row]] = 1;
    } else {
      target[0] = Math.min(task.labels()[row], task.cap());
    }
    return target;
  }

  private static double squares(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> (a[i] - b[i]) * (a[i] - b[i]));
    return Arrays.stream(differences).sum();
  }
}

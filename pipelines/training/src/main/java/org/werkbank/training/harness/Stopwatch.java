package org.werkbank.training.harness;

import org.werkbank.training.data.Frame;
import org.werkbank.training.model.ScoringModel;

/** Measures how long one row takes on one thread. */
final class Stopwatch {
  private static final int ROWS = 500;

  private Stopwatch() {}

  static double millisPerRow(ScoringModel model, TrainingData data) {
    int rows = Math.min(ROWS, data.frame().size());
    double sum = 0;
    long start = System.nanoTime();
    for (int row = 0; row < rows; row++) {
      sum += model.score(Frame.cells(data.features(), row))[0];
    }
    double millis = (System.nanoTime() - start) / 1e6;
    // the sum keeps the loop from being optimised away
    return Double.isNaN(sum) ? millis : millis / rows;
  }
}

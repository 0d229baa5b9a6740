package org.werkbank.training.nets;

import java.util.List;
import java.util.SplittableRandom;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingSet;

/** Small problems that a line cannot solve. */
final class Problems {
  private Problems() {}

  /** Rare inside a ring: about one row in ten. */
  static TrainingSet ring(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {random.nextDouble(-2, 2), random.nextDouble(-2, 2), 0.5};
      labels[i] = rows[i][0] * rows[i][0] + rows[i][1] * rows[i][1] < 0.5 ? 1 : 0;
    }
    return new TrainingSet(List.of("x", "y", "constant"), rows, labels, List.of("ok", "bad"));
  }

  /** A product of two columns, far from zero. */
  static TrainingSet product(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
      labels[i] = 5000 + 100 * rows[i][0] * rows[i][1];
    }
    return new TrainingSet(List.of("x", "y"), rows, labels, List.of());
  }

  static double accuracy(Predictor predictor, TrainingSet data) {
    double right = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] p = predictor.predict(data.rows()[i]);
      right += (p[1] > p[0] ? 1 : 0) == data.labels()[i] ? 1 : 0;
    }
    return right / data.size();
  }

  static double meanScore(Predictor predictor, TrainingSet data) {
    double sum = 0;
    for (double[] row : data.rows()) {
      sum += predictor.predict(row)[1];
    }
    return sum / data.size();
  }

  static double rmse(Predictor predictor, TrainingSet data) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      double error = predictor.predict(data.rows()[i])[0] - data.labels()[i];
      sum += error * error;
    }
    return Math.sqrt(sum / data.size());
  }
}

package com.example.crossing;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Ridge logistic regression, one class against the rest, over features, squares and products. The
 * weights are averaged over bootstrap draws, which steadies them; an average of linear models is
 * one linear model, so this costs nothing when rows are scored.
 */
public final class CrossingTrainer implements Trainer {
  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    if (!data.isClassification()) {
      throw new IllegalArgumentException("this pipeline predicts classes, not values");
    }
    int members = context.parameters().integer("members");
    double ridge = context.parameters().number("ridge");
    Crosses crosses = Crosses.fit(data, context.parameters().integer("crossed"));
    double[][] rows = Arrays.stream(data.rows()).map(crosses::expand).toArray(double[][]::new);
    int classes = data.classes().size();
    double[][] weights = new double[classes][];
    for (int c = 0; c < classes; c++) {
      if (c == 1 && classes == 2) {
        // the mirror image of class 0
        weights[1] = Arrays.stream(weights[0]).map(w -> -w).toArray();
        break;
      }
      int one = c;
      double[] labels = Arrays.stream(data.labels()).map(y -> y == one ? 1 : 0).toArray();
      weights[c] = new double[crosses.size() + 1];
      for (int m = 0; m < members; m++) {
        double[] counts = draw(rows.length, members, context.seed() + 1_000_003L * m);
        double[] fitted = RidgeLogistic.fit(rows, labels, counts, ridge, context::checkCancelled);
        for (int j = 0; j < fitted.length; j++) {
          weights[c][j] += fitted[j] / members;
        }
        context.progress(c * members + m + 1, (classes == 2 ? 1 : classes) * members);
      }
    }
    return new CrossingPredictor(crosses, weights);
  }

  /** How often each row counts: once for a single member, else a bootstrap draw. */
  private static double[] draw(int rows, int members, long seed) {
    double[] counts = new double[rows];
    if (members == 1) {
      Arrays.fill(counts, 1);
      return counts;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows; i++) {
      counts[random.nextInt(rows)]++;
    }
    return counts;
  }
}

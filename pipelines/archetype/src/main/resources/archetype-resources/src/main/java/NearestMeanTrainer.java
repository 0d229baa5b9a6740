package ${package};

import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Learns the mean of the rows of each class. Put your own method here; the platform splits the
 * rows, prepares them and judges the answers.
 */
public final class NearestMeanTrainer implements Trainer {
  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    if (!data.isClassification()) {
      throw new IllegalArgumentException("this pipeline predicts classes, not values");
    }
    double[][] means = new double[data.classes().size()][data.features().size()];
    double[] counts = new double[means.length];
    for (int i = 0; i < data.size(); i++) {
      int label = (int) data.labels()[i];
      counts[label]++;
      for (int j = 0; j < means[label].length; j++) {
        means[label][j] += data.rows()[i][j];
      }
    }
    for (int c = 0; c < means.length; c++) {
      context.checkCancelled();
      for (int j = 0; j < means[c].length; j++) {
        means[c][j] /= Math.max(1, counts[c]);
      }
      context.progress(c + 1, means.length);
    }
    double[] priors = new double[means.length];
    for (int c = 0; c < priors.length; c++) {
      priors[c] = (counts[c] + 1) / (data.size() + priors.length);
    }
    return new NearestMeanPredictor(means, priors, context.parameters().number("sharpness"));
  }
}

package org.werkbank.training.nets;

import java.util.Map;
import org.werkbank.training.api.Predictor;

/**
 * A network that repeats its input through a narrow layer. The score is the mean squared error of
 * the repetition over the prepared columns: small for rows like those it learned from.
 */
record Autoencoder(DenseNet net) implements Predictor {
  static final String KIND = "autoencoder";

  @Override
  public double[] predict(double[] row) {
    double[] repeated = net.predict(row);
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double error = row[i] - repeated[i];
      sum += error * error;
    }
    return new double[] {sum / row.length};
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    return net.parts();
  }

  @Override
  public long parameterCount() {
    return net.parameterCount();
  }
}

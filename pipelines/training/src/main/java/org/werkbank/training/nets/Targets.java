package org.werkbank.training.nets;

import java.util.Arrays;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.TrainingSet;

/**
 * What a network learns to answer: one-hot classes with weights, or values scaled to mean 0 and
 * deviation 1. Both are undone in the shipped network.
 *
 * @param classes number of classes; 0 in a regression
 * @param weights loss weight of each class; empty in a regression
 * @param mean of the values
 * @param deviation of the values; 1 when they are all the same
 */
record Targets(int classes, double[] weights, double mean, double deviation) {

  /**
   * @param balance exponent of n / (classes * rows of the class): 0 for none, 1 for full balance
   */
  static Targets of(TrainingSet data, double balance) {
    if (!data.isClassification()) {
      double mean = Arrays.stream(data.labels()).average().orElse(0);
      double variance =
          Arrays.stream(data.labels()).map(y -> (y - mean) * (y - mean)).average().orElse(0);
      return new Targets(0, new double[0], mean, variance > 0 ? Math.sqrt(variance) : 1);
    }
    return new Targets(data.classes().size(), ClassWeights.of(data, balance).weights(), 0, 1);
  }

  boolean isClassification() {
    return classes > 0;
  }

  int width() {
    return Math.max(1, classes);
  }

  /** Writes the target of one row. */
  void write(double label, float[] target, int offset) {
    if (isClassification()) {
      target[offset + (int) label] = 1;
    } else {
      target[offset] = (float) ((label - mean) / deviation);
    }
  }

  /**
   * The network with plain answers. A class that counts w times as much in the loss comes out w
   * times as likely relative to the others (Elkan 2001), so log w is taken from its bias: the
   * probabilities are honest again.
   */
  DenseNet undo(DenseNet net) {
    DenseLayer last = net.layers().get(net.layers().size() - 1);
    double[] weightMatrix = last.weights().clone();
    double[] biases = last.biases().clone();
    if (isClassification()) {
      for (int c = 0; c < classes; c++) {
        biases[c] -= Math.log(weights[c]);
      }
    } else {
      for (int i = 0; i < weightMatrix.length; i++) {
        weightMatrix[i] *= deviation;
      }
      biases[0] = biases[0] * deviation + mean;
    }
    return net.withLast(
        new DenseLayer(last.inputs(), last.outputs(), last.activation(), weightMatrix, biases));
  }

  /** Mean loss of predictions: log loss, or squared error in units of the deviation. */
  double loss(DenseNet net, TrainingSet data) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] answer = net.predict(data.rows()[i]);
      if (isClassification()) {
        sum -= Math.log(Math.max(1e-15, answer[(int) data.labels()[i]]));
      } else {
        double error = (answer[0] - data.labels()[i]) / deviation;
        sum += error * error;
      }
    }
    return sum / data.size();
  }
}

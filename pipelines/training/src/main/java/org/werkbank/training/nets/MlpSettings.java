package org.werkbank.training.nets;

import org.werkbank.training.api.Parameters;

/**
 * Settings of a multi-layer perceptron.
 *
 * @param hidden1 neurons of the first hidden layer
 * @param hidden2 neurons of the second one
 * @param epochs passes over the training rows at most
 * @param learningRate of Adam in the first epoch; falls along a half cosine towards zero
 * @param batchSize rows per step
 * @param l2 weight decay
 * @param patience epochs without a better validation loss after which training stops
 * @param balance 0 counts every row the same, 1 every class the same
 * @param workers Spark tasks that train side by side; 1 trains without Spark
 */
record MlpSettings(
    int hidden1,
    int hidden2,
    int epochs,
    double learningRate,
    int batchSize,
    double l2,
    int patience,
    double balance,
    int workers) {

  static MlpSettings of(Parameters parameters) {
    return new MlpSettings(
        parameters.integer("hidden1"),
        parameters.integer("hidden2"),
        parameters.integer("epochs"),
        parameters.number("learningRate"),
        parameters.integer("batchSize"),
        parameters.number("l2"),
        parameters.integer("patience"),
        parameters.number("balance"),
        parameters.integer("workers"));
  }

  /** Learning rate of an epoch, counted from 0. */
  double learningRate(int epoch) {
    return learningRate * (0.01 + 0.99 * (1 + Math.cos(Math.PI * epoch / epochs)) / 2);
  }
}

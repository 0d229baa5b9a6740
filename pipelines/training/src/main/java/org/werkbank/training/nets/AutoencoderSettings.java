package org.werkbank.training.nets;

import org.werkbank.training.api.Parameters;

/**
 * Settings of an autoencoder.
 *
 * @param hidden neurons before and after the narrow layer
 * @param code neurons of the narrow layer
 * @param epochs passes over the training rows at most
 * @param learningRate of Adam in the first epoch; falls along a half cosine towards zero
 * @param batchSize rows per step
 * @param patience epochs without a smaller error on rows not learned from, after which it stops
 */
record AutoencoderSettings(
    int hidden, int code, int epochs, double learningRate, int batchSize, int patience) {

  /** The settings; without numbers of neurons each layer has half of those before it. */
  static AutoencoderSettings of(Parameters parameters, int columns) {
    int hidden = parameters.integer("hidden");
    int code = parameters.integer("code");
    int outer = hidden > 0 ? hidden : Math.max(1, (columns + 2) / 2);
    return new AutoencoderSettings(
        outer,
        code > 0 ? code : Math.max(1, (outer + 1) / 2),
        parameters.integer("epochs"),
        parameters.number("learningRate"),
        parameters.integer("batchSize"),
        parameters.integer("patience"));
  }

  /** Learning rate of an epoch, counted from 0. */
  double learningRate(int epoch) {
    return learningRate * (0.01 + 0.99 * (1 + Math.cos(Math.PI * epoch / epochs)) / 2);
  }
}

package org.werkbank.training.sequences;

import java.util.Locale;
import org.werkbank.training.api.Parameters;

/**
 * Settings of a sequence network.
 *
 * @param units cells of the LSTM, or filters of each convolution
 * @param dense neurons of the layer before the output
 * @param epochs passes over the training rows at most
 * @param patience epochs without a better loss on held-out machines after which training stops
 * @param batchSize windows per step
 * @param learningRate of Adam in the first epoch; falls along a half cosine towards zero
 * @param ensemble networks whose mean is the answer, each from its own seed
 * @param engine what trains
 */
record SequenceSettings(
    Network network,
    int units,
    int dense,
    int epochs,
    int patience,
    int batchSize,
    double learningRate,
    int ensemble,
    Engine engine) {

  /** What trains a network; the trained one needs neither. */
  enum Engine {
    /** PyTorch through DJL. */
    DJL,
    /** Deeplearning4j: the same networks, several times slower. */
    DL4J
  }

  static SequenceSettings of(Parameters parameters) {
    return new SequenceSettings(
        Network.valueOf(parameters.choice("network").toUpperCase(Locale.ROOT)),
        parameters.integer("units"),
        parameters.integer("dense"),
        parameters.integer("epochs"),
        parameters.integer("patience"),
        parameters.integer("batchSize"),
        parameters.number("learningRate"),
        parameters.integer("ensemble"),
        Engine.valueOf(parameters.choice("engine").toUpperCase(Locale.ROOT)));
  }

  Design design(Layout layout) {
    return new Design(network, layout.steps(), layout.channels().size(), units, dense);
  }

  /** Learning rate of an epoch, counted from 0. */
  double learningRate(int epoch) {
    return learningRate * (0.01 + 0.99 * (1 + Math.cos(Math.PI * epoch / epochs)) / 2);
  }
}

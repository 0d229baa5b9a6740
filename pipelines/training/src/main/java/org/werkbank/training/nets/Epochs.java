package org.werkbank.training.nets;

/** One way to run passes over the training rows. */
interface Epochs extends AutoCloseable {
  /**
   * One pass.
   *
   * @param order positions of the rows, in the order to take them
   * @return mean training loss, weights and decay included
   */
  double run(int[] order);

  @Override
  void close();
}

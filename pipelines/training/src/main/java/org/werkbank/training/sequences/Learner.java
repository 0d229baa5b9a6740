package org.werkbank.training.sequences;

/** One network on its way, in the hands of an engine. Used by one thread. */
interface Learner extends AutoCloseable {
  /**
   * One pass of Adam on the squared error.
   *
   * @param examples in the order to take them
   * @param betweenBatches called now and then; may throw to end training
   * @return mean squared error on the way
   */
  double epoch(Examples examples, int batchSize, double learningRate, Runnable betweenBatches);

  /** Mean squared error on other examples. */
  double loss(Examples examples);

  /** The weights as they are now. */
  Weights weights();

  @Override
  void close();
}

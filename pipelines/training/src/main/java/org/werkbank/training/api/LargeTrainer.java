package org.werkbank.training.api;

/** A pipeline that can also learn from more rows than fit into memory. */
public interface LargeTrainer extends Trainer {
  /**
   * Learns from rows that are read again and again.
   *
   * @param data the training part alone, prepared as asked for
   */
  Predictor train(LargeTrainingSet data, TrainingContext context) throws Exception;
}

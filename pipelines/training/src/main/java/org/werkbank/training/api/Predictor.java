package org.werkbank.training.api;

import java.util.Map;

/** A trained model over prepared rows. Scores without Spark; safe for use by several threads. */
public interface Predictor {
  /**
   * Scores one prepared row.
   *
   * @return one probability per class, in the order of the training set's classes, or one value in
   *     a regression
   */
  double[] predict(double[] row);

  /**
   * Names the {@link PredictorReader} that reads {@link #parts()} back, such as {@code xgboost}.
   */
  String kind();

  /** The model as named files, readable without knowing this class; never Java serialisation. */
  Map<String, byte[]> parts();

  /** Number of trained values: weights, or nodes of trees. */
  long parameterCount();
}

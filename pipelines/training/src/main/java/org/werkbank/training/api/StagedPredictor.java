package org.werkbank.training.api;

import java.util.List;

/**
 * A predictor that can answer before everything is known: a part goes from station to station, and
 * at each the cells measured so far are there.
 */
public interface StagedPredictor extends Predictor {
  /** Names of the stages, the first first; {@link #predict} answers for the last. */
  List<String> stages();

  /** The answer at a stage; cells of later stages are not looked at. */
  double[] predictAt(int stage, double[] row);
}

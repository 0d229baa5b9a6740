package org.werkbank.training.model;

import org.werkbank.training.api.Predictor;
import org.werkbank.training.data.Cells;
import org.werkbank.training.prepare.FittedPreparation;

/**
 * Preparation and predictor together: a row as delivered in, probabilities or a value out.
 *
 * @param cap with a finite one values are held between 0 and it, as a remaining life is
 */
public record ScoringModel(FittedPreparation preparation, Predictor predictor, double cap) {
  public double[] score(Cells cells) {
    return predict(preparation.prepare(cells));
  }

  /** Scores a row that is prepared already. */
  public double[] predict(double[] prepared) {
    double[] found = predictor.predict(prepared);
    if (Double.isFinite(cap)) {
      found[0] = Math.max(0, Math.min(cap, found[0]));
    }
    return found;
  }
}

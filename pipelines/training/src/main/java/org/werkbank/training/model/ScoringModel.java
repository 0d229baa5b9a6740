package org.werkbank.training.model;

import org.werkbank.training.api.Predictor;
import org.werkbank.training.data.Cells;
import org.werkbank.training.prepare.FittedPreparation;

/** Preparation and predictor together: a row as delivered in, probabilities or a value out. */
public record ScoringModel(FittedPreparation preparation, Predictor predictor) {
  public double[] score(Cells cells) {
    return predictor.predict(preparation.prepare(cells));
  }
}

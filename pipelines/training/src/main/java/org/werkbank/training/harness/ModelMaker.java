package org.werkbank.training.harness;

import org.werkbank.training.model.ScoringModel;

/** Learns from the rows at the given positions; {@code step} counts the trainings of a run. */
@FunctionalInterface
interface ModelMaker {
  ScoringModel make(int[] rows, int step) throws Exception;
}

package org.werkbank.training.harness;

import org.werkbank.training.model.ScoringModel;

/** What a run's trainings gave: the outcome on unseen rows and the model that is kept. */
record Learned(Outcome outcome, ScoringModel model) {}

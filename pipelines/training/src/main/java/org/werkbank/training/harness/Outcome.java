package org.werkbank.training.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.model.ScoringModel;

/**
 * What a model did on rows it had not seen.
 *
 * @param testRows positions of all tested rows
 * @param test their scores, in that order
 * @param decided scores 0 and 1 after each fold's own threshold; null unless the task is binary
 * @param threshold the threshold of the final model, chosen without the test part of a single split
 * @param validation scores of the validation part; null in a cross-validation
 * @param halfWidths half the width of the interval around each tested value; null when unknown
 * @param halfWidth the same for the final model
 * @param foldModels the judged model of each fold
 */
record Outcome(
    int[] testRows,
    Scored test,
    @Nullable Scored decided,
    double threshold,
    @Nullable Scored validation,
    double @Nullable [] halfWidths,
    @Nullable Double halfWidth,
    List<ScoringModel> foldModels) {}

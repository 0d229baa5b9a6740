package org.werkbank.training.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Predicted beside actual values.
 *
 * @param cap the highest value predicted; infinite when there is none
 * @param halfWidths half the width of the interval around each prediction; null when unknown
 * @param scales what each absolute error is divided by for a scaled error; null when unknown
 */
public record Predicted(
    double[] predicted,
    double[] actual,
    double cap,
    double @Nullable [] halfWidths,
    double @Nullable [] scales) {}

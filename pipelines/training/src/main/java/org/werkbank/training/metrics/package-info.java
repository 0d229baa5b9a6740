/**
 * How good predictions are: metrics with bootstrap intervals, curves, calibration, thresholds and
 * what they cost. It may use java.* and the contract alone, so that every figure can be checked by
 * hand. Start at {@link org.werkbank.training.metrics.ClassificationMetrics}.
 */
@NullMarked
package org.werkbank.training.metrics;

import org.jspecify.annotations.NullMarked;

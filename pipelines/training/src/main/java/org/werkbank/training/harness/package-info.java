/**
 * The judge: makes the split, hands out training rows, scores the rest, checks for leaks and writes
 * the evaluation. It may use all other packages of this module but {@code run}. Start at {@link
 * org.werkbank.training.harness.TrainRun}.
 */
@NullMarked
package org.werkbank.training.harness;

import org.jspecify.annotations.NullMarked;

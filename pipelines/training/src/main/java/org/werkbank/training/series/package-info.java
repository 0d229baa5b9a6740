/**
 * Turns rows of machine histories into samples a pipeline can learn from: what a sensor did in the
 * rows up to a moment. Nothing here is fitted, and no sample looks beyond its own row, so that a
 * split of samples is as honest as a split of rows.
 */
@NullMarked
package org.werkbank.training.series;

import org.jspecify.annotations.NullMarked;

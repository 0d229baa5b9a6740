/**
 * Aggregates of tested rows for plots: counts, means and quantiles, never a row. It uses the
 * contract alone, whose {@link org.werkbank.contract.Plots} refuses bins of too few rows. Start at
 * {@link org.werkbank.training.plots.Bins}.
 */
@NullMarked
package org.werkbank.training.plots;

import org.jspecify.annotations.NullMarked;

/**
 * Draws what runs measured: turns the contract's aggregates into charts and tables in the reader's
 * language, each with n, an interval and a sentence of how to read it. It uses the web and the
 * contract, no database and no store. Start at {@link org.werkbank.platform.plots.PlotCards}.
 */
@NullMarked
package org.werkbank.platform.plots;

import org.jspecify.annotations.NullMarked;

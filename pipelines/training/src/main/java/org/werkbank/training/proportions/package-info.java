/**
 * Learns from batches of which only the share of bad parts is known. It may use the pipeline API
 * and Commons Math, never Spark. Start at {@link
 * org.werkbank.training.proportions.ProportionsTrainer}.
 */
@NullMarked
package org.werkbank.training.proportions;

import org.jspecify.annotations.NullMarked;

/**
 * A chain of stations: one model for each, on everything known up to it. It may use the pipeline
 * API, the model package for reading parts back, and the boosting of trees. Start at {@link
 * org.werkbank.training.chain.ChainTrainer}.
 */
@NullMarked
package org.werkbank.training.chain;

import org.jspecify.annotations.NullMarked;

/**
 * What a pipeline is made of: a trainer that learns from rows it is given and returns a predictor.
 * It may use the contract and nothing of Spark or DL4J, so that a predictor scores rows anywhere.
 * Start at {@link org.werkbank.training.api.Trainer}.
 */
@NullMarked
package org.werkbank.training.api;

import org.jspecify.annotations.NullMarked;

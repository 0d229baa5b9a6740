/**
 * Pipelines whose models are trees: XGBoost and Spark forests. They may use the pipeline API,
 * XGBoost and Spark ML. Start at {@link org.werkbank.training.trees.ForestTrainer}.
 */
@NullMarked
package org.werkbank.training.trees;

import org.jspecify.annotations.NullMarked;

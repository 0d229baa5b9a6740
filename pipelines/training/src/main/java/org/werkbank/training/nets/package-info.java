/**
 * Neural networks: trained with DL4J, on one core or data-parallel on Spark, and shipped as plain
 * weights that score rows without either. It may use the pipeline API, the contract, DL4J and
 * Spark. Start at {@link org.werkbank.training.nets.MlpTrainer}.
 */
@NullMarked
package org.werkbank.training.nets;

import org.jspecify.annotations.NullMarked;

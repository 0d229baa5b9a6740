/**
 * Principal components of normal rows, and how far a row lies from them. It may use the pipeline
 * API and Commons Math, never Spark. Start at {@link
 * org.werkbank.training.components.ComponentsTrainer}.
 */
@NullMarked
package org.werkbank.training.components;

import org.jspecify.annotations.NullMarked;

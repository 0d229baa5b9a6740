/**
 * The model file: preparation and predictor travel together and score rows anywhere. It may use the
 * pipeline API, the prepare package and Jackson, never Spark. Start at {@link
 * org.werkbank.training.model.ScoringModel}.
 */
@NullMarked
package org.werkbank.training.model;

import org.jspecify.annotations.NullMarked;

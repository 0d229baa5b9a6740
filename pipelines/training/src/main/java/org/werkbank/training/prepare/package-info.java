/**
 * How columns become numbers: derived columns, imputation, categories, scaling, fitted on training
 * rows alone. It may use the data and expressions packages. Start at {@link
 * org.werkbank.training.prepare.PreparationFitter}.
 */
@NullMarked
package org.werkbank.training.prepare;

import org.jspecify.annotations.NullMarked;

/**
 * Which rows teach and which rows judge. It may use nothing but row counts, labels and keys, so
 * that a split cannot depend on features. Start at {@link org.werkbank.training.split.Splits}.
 */
@NullMarked
package org.werkbank.training.split;

import org.jspecify.annotations.NullMarked;

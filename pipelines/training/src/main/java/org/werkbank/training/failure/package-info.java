/**
 * Reasons to give up, each with one sentence for the user in English and in German and never a cell
 * value. It may use the contract alone. Start at {@link org.werkbank.training.failure.RunFailure}.
 */
@NullMarked
package org.werkbank.training.failure;

import org.jspecify.annotations.NullMarked;

/**
 * Compares rows that are scored with rows a model learned from. It may use data and the contract;
 * what it keeps of the rows learned from are counts in bins of at least ten rows. Start at {@link
 * org.werkbank.training.drift.Psi}.
 */
@NullMarked
package org.werkbank.training.drift;

import org.jspecify.annotations.NullMarked;

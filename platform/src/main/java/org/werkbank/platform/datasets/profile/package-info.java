/**
 * What a column holds, learnt in one pass with bounded memory. It may use the contract and nothing
 * of the other rooms. Start at {@link org.werkbank.platform.datasets.profile.ColumnStatistics}.
 */
@NullMarked
package org.werkbank.platform.datasets.profile;

import org.jspecify.annotations.NullMarked;

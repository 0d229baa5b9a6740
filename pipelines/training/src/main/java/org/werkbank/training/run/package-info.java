/**
 * The process itself: working directory, credentials, event file, heartbeat, exit code. It may use
 * the contract and the two kinds of work, training and scoring. Start at {@link
 * org.werkbank.training.run.RunProcess}.
 */
@NullMarked
package org.werkbank.training.run;

import org.jspecify.annotations.NullMarked;

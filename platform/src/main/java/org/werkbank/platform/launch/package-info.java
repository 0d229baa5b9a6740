/**
 * Starts a training process, watches it and reads what it tells. It may use the contract, {@code
 * storage} and {@code problem}. Start at {@link org.werkbank.platform.launch.Launcher}.
 */
@NullMarked
package org.werkbank.platform.launch;

import org.jspecify.annotations.NullMarked;

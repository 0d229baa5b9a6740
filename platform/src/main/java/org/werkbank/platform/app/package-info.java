/**
 * The composition root: settings, wiring, start and stop. It may use every room and nobody uses it.
 * Start at {@link org.werkbank.platform.app.Main} and {@link org.werkbank.platform.app.Wiring}.
 */
@NullMarked
package org.werkbank.platform.app;

import org.jspecify.annotations.NullMarked;

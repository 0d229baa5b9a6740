/**
 * A small client of Werkbank's REST API for notebooks, scripts, the demo and end-to-end tests. It
 * may use the JDK and Jackson alone, nothing of the platform. Start at {@link
 * org.werkbank.client.Werkbank}.
 */
@NullMarked
package org.werkbank.client;

import org.jspecify.annotations.NullMarked;

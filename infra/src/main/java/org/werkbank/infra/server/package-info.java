/**
 * A Werkbank server in a process of its own, as a user starts it. It may use nothing of the
 * platform but its jar. Start at {@link org.werkbank.infra.server.ServerProcess}.
 */
@NullMarked
package org.werkbank.infra.server;

import org.jspecify.annotations.NullMarked;

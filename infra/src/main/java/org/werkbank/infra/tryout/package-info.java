/**
 * Tries a pipeline of one's own on a server of its own, before it is submitted to others. Start:
 * {@code ./werkbank try-pipeline}.
 */
@NullMarked
package org.werkbank.infra.tryout;

import org.jspecify.annotations.NullMarked;

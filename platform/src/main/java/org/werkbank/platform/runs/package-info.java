/**
 * Runs: queue, supervisor, what training processes tell, and what they wrote. It may use {@code
 * pipelines}, {@code datasets}, {@code members}, {@code audit}, {@code launch}, {@code storage},
 * {@code db}, {@code web}, {@code problem} and the contract. Start at {@link
 * org.werkbank.platform.runs.Runs}.
 */
@NullMarked
package org.werkbank.platform.runs;

import org.jspecify.annotations.NullMarked;

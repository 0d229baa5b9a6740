/**
 * What can be run: built-in pipelines and submitted ones with their review. It may use {@code
 * members}, {@code audit}, {@code storage}, {@code launch}, {@code db}, {@code web}, {@code
 * problem} and the contract. Start at {@link org.werkbank.platform.pipelines.Pipelines}.
 */
@NullMarked
package org.werkbank.platform.pipelines;

import org.jspecify.annotations.NullMarked;

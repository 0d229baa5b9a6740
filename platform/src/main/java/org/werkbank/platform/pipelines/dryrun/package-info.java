/**
 * Submitted versions are tried on made-up rows of the right form before anybody reviews them. It
 * may use {@code launch}, {@code storage}, {@code db}, {@code web}, {@code problem} and the
 * contract. Start at {@link org.werkbank.platform.pipelines.dryrun.DryRuns}.
 */
@NullMarked
package org.werkbank.platform.pipelines.dryrun;

import org.jspecify.annotations.NullMarked;

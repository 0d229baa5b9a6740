/**
 * Benchmarks of the platform as a user meets it; each prints a ratio from one run. It may use the
 * REST client, the MinIO client as the peer, and nothing of the platform but its jar. Start at the
 * scripts in {@code infra/bench}.
 */
@NullMarked
package org.werkbank.infra.bench;

import org.jspecify.annotations.NullMarked;

package org.werkbank.platform.datasets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a data set is kept.
 *
 * @param days after the newest version came; null without an end
 * @param until when it goes to the trash; null without an end, or while there is no version
 */
public record Retention(@Nullable Integer days, @Nullable Instant until) {}

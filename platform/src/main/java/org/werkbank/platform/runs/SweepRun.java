package org.werkbank.platform.runs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One variant of a sweep that was queued, as it stands.
 *
 * @param position of its settings among the sweep's variants, from 0
 * @param validation the figure that ranks it, once there is one
 * @param sample equal for variants that were tested on the same rows against the same truth
 */
record SweepRun(
    int position,
    String runId,
    RunState state,
    boolean isJudged,
    @Nullable Figure validation,
    @Nullable String sample,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Run.@Nullable RunError error) {

  /** A metric with its 95 % interval on n rows. */
  public record Figure(double value, double low, double high, long n) {}

  /** From the start of the process to its end; null while there is none. */
  @Nullable Double seconds() {
    return startedAt == null || endedAt == null
        ? null
        : Duration.between(startedAt, endedAt).toMillis() / 1000.0;
  }
}

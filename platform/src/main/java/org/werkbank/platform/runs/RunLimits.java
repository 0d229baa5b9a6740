package org.werkbank.platform.runs;

import java.time.Duration;

/**
 * What runs may use and how patient the supervisor is.
 *
 * @param slots runs at the same time
 * @param poll how often events are looked for
 * @param silence how long a process may say nothing before it counts as hanging
 * @param grace how long a process may take to stop when asked to
 * @param unprotected whether submitted pipelines run where no walls can be built around them
 */
public record RunLimits(
    int slots,
    int memoryMiB,
    int cores,
    long maxDurationSeconds,
    Duration poll,
    Duration silence,
    Duration grace,
    boolean unprotected) {
  public static RunLimits of(
      int slots, int memoryMiB, int cores, long maxDurationSeconds, boolean unprotected) {
    return new RunLimits(
        slots,
        memoryMiB,
        cores,
        maxDurationSeconds,
        Duration.ofMillis(200),
        Duration.ofMinutes(3),
        Duration.ofSeconds(8),
        unprotected);
  }
}

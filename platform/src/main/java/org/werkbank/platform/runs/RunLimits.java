package org.werkbank.platform.runs;

import java.time.Duration;

/**
 * What runs may use and how patient the supervisor is.
 *
 * @param slots runs at the same time
 * @param poll how often events are looked for
 * @param silence how long a process may say nothing before it counts as hanging
 * @param grace how long a process may take to stop when asked to
 */
public record RunLimits(
    int slots,
    int memoryMiB,
    int cores,
    long maxDurationSeconds,
    Duration poll,
    Duration silence,
    Duration grace) {
  public static RunLimits of(int slots, int memoryMiB, int cores, long maxDurationSeconds) {
    return new RunLimits(
        slots,
        memoryMiB,
        cores,
        maxDurationSeconds,
        Duration.ofMillis(200),
        Duration.ofMinutes(3),
        Duration.ofSeconds(8));
  }
}

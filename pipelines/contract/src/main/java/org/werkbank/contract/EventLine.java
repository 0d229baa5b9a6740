package org.werkbank.contract;

import java.time.Instant;

/**
 * One line of the event file.
 *
 * @param sequence 1, 2, 3, ... without gaps within an attempt
 * @param time RFC 3339, UTC
 */
public record EventLine(
    int eventVersion, String runId, int attempt, long sequence, String time, RunEvent event) {
  public static final int VERSION = 1;

  public EventLine {
    Checks.version(eventVersion, VERSION, "eventVersion");
    Checks.notBlank(runId, "runId");
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be at least 1, but is " + sequence);
    }
    Instant.parse(time);
  }
}

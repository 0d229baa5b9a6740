package org.werkbank.contract;

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
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1, but is " + attempt);
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be at least 1, but is " + sequence);
    }
    Checks.time(time, "time");
    Checks.given(event, "event");
  }
}

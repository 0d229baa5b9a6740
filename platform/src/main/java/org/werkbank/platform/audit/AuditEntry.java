package org.werkbank.platform.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** One line of the trail as it is read. */
public record AuditEntry(
    String id,
    Instant time,
    Actor actor,
    String action,
    String noun,
    String nounId,
    String member,
    @JsonRawValue String details) {
  /** Who did it: the user's address and the member's slug. */
  public record Actor(String user, String member) {}
}

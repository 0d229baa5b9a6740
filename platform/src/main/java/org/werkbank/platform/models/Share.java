package org.werkbank.platform.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Leave for another member, or for all, to use a version.
 *
 * @param member the member's slug, or {@code consortium}
 */
public record Share(@JsonIgnore String memberId, String member, Instant sharedAt) {
  /** Stands where a member's id would, for every member of the consortium. */
  static final String EVERYBODY = "*";

  static final String CONSORTIUM = "consortium";

  static Share withConsortium(Instant now) {
    return new Share(EVERYBODY, CONSORTIUM, now);
  }

  @JsonIgnore
  public boolean isWithConsortium() {
    return memberId.equals(EVERYBODY);
  }
}

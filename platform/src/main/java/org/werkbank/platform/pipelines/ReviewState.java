package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How far the review of a submitted version is. What was decided stays; submitted and approved
 * versions can be withdrawn, which is the end of them.
 */
public enum ReviewState {
  SUBMITTED,
  APPROVED,
  REJECTED,
  WITHDRAWN;

  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReviewState of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }
}

package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far the review of a submitted version is; only {@code submitted} can change. */
public enum ReviewState {
  SUBMITTED,
  APPROVED,
  REJECTED;

  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReviewState of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }
}

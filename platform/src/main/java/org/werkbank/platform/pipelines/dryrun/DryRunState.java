package org.werkbank.platform.pipelines.dryrun;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a dry run stands. */
public enum DryRunState {
  WAITING,
  RUNNING,
  PASSED,
  FAILED,
  /** Nothing was tried, and nothing is known. */
  SKIPPED;

  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isOver() {
    return this != WAITING && this != RUNNING;
  }

  static DryRunState of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }
}

package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the value of a column is known, seen from the moment its row's label comes to be. */
public enum Availability {
  /** Beforehand: a plan, a setting, the calendar. */
  @JsonProperty("before")
  BEFORE,
  /** At the same moment: measured together with the label. */
  @JsonProperty("with")
  WITH,
  /** Only later: nothing that predicts the label may use it. */
  @JsonProperty("after")
  AFTER
}

package org.werkbank.platform.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Why a column is for its owner alone. Other members are told neither its name nor a value, their
 * runs do without it, and the bytes of a data set that has one stay with the owner (ADR 0024).
 */
public enum Protection {
  @JsonProperty("trade-secret")
  TRADE_SECRET,
  @JsonProperty("personal")
  PERSONAL;

  /** In the order of the select. */
  public static List<Protection> all() {
    return List.of(values());
  }
}

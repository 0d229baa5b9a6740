package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the cells of a column hold, as found by the profile of the data set. */
public enum ColumnType {
  @JsonProperty("integer")
  INTEGER,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("boolean")
  BOOLEAN,
  @JsonProperty("timestamp")
  TIMESTAMP,
  @JsonProperty("text")
  TEXT;

  public boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }
}

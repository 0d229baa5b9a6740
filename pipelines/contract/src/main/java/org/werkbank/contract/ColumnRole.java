package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a column is for in training. */
public enum ColumnRole {
  @JsonProperty("feature")
  FEATURE,
  @JsonProperty("label")
  LABEL,
  @JsonProperty("group")
  GROUP,
  @JsonProperty("time")
  TIME,
  @JsonProperty("id")
  ID,
  @JsonProperty("ignore")
  IGNORE
}

package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of split the harness knows. */
public enum SplitKind {
  @JsonProperty("holdout")
  HOLDOUT,
  @JsonProperty("kfold")
  KFOLD,
  @JsonProperty("time")
  TIME,
  @JsonProperty("group")
  GROUP
}

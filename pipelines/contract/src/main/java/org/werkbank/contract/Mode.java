package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a run trains a model or scores rows with one. */
public enum Mode {
  @JsonProperty("train")
  TRAIN,
  @JsonProperty("score")
  SCORE
}

package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of split the harness knows. */
public enum SplitKind {
  @JsonProperty("holdout")
  HOLDOUT,
  @JsonProperty("kfold")
  KFOLD,
  @JsonProperty("time")
  TIME,
  @JsonProperty("group")
  GROUP,
  @JsonProperty("leave-one-group-out")
  LEAVE_ONE_GROUP_OUT,
  @JsonProperty("blocked")
  BLOCKED,
  @JsonProperty("rolling")
  ROLLING,
  @JsonProperty("given")
  GIVEN;

  /** The name in specifications and in the API. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SplitKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** Whether whole groups of the schema's group column are kept together. */
  /** Whether rows are held out at random, as if no row had to do with another. */
  public boolean isRandom() {
    return this == KFOLD || this == HOLDOUT;
  }

  public boolean isByGroup() {
    return this == GROUP || this == LEAVE_ONE_GROUP_OUT;
  }

  /** Whether rows are judged that come later than those learned from. */
  public boolean isByTime() {
    return this == TIME || this == ROLLING;
  }

  /** Whether some of the known rows are kept apart for choices, beside the test part. */
  public boolean hasValidation() {
    return this == HOLDOUT || this == TIME || this == GIVEN;
  }
}

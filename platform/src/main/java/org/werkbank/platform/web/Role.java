package org.werkbank.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** What a user may be in its member. */
public enum Role {
  DATA_SCIENTIST("data-scientist"),
  STEWARD("steward"),
  MANAGER("manager"),
  RESEARCHER("researcher"),
  OFFICE("office");

  private final String slug;

  Role(String slug) {
    this.slug = slug;
  }

  @JsonValue
  public String slug() {
    return slug;
  }

  @JsonCreator
  public static Role of(String slug) {
    return Arrays.stream(values())
        .filter(role -> role.slug.equals(slug))
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT, "web.unknownRole", slug));
  }
}

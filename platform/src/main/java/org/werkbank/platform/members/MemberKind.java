package org.werkbank.platform.members;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** What an organisation is in the consortium. */
public enum MemberKind {
  COMPANY,
  RESEARCH,
  OFFICE;

  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static MemberKind of(String slug) {
    return Arrays.stream(values())
        .filter(kind -> kind.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT, "members.unknownKind", slug));
  }
}

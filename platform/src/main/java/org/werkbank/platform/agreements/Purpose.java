package org.werkbank.platform.agreements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** What data may be used for; a closed list, so that offers can be searched and compared. */
public enum Purpose {
  QUALITY_ANALYSIS("quality-analysis"),
  PREDICTIVE_MAINTENANCE("predictive-maintenance"),
  PROCESS_OPTIMISATION("process-optimisation"),
  BENCHMARKING("benchmarking"),
  RESEARCH_PUBLICATION("research-publication");

  private final String slug;

  Purpose(String slug) {
    this.slug = slug;
  }

  @JsonValue
  public String slug() {
    return slug;
  }

  @JsonCreator
  public static Purpose of(String slug) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.slug.equals(slug))
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT, "agreements.badPurpose", slug));
  }
}

package org.werkbank.platform.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * What decisions cost, in EUR for one part.
 *
 * @param missEur a bad part that was not flagged
 * @param falseAlarmEur a good part that was flagged
 * @param inspectionEur looking at any flagged part
 */
public record Prices(double missEur, double falseAlarmEur, double inspectionEur) {
  private static final double LARGEST = 1e9;

  public Prices {
    check(missEur, "missEur");
    check(falseAlarmEur, "falseAlarmEur");
    check(inspectionEur, "inspectionEur");
  }

  /** The prices a run was given, if it was. */
  static Optional<Prices> of(Map<String, Object> parameters) {
    return parameters.get(HarnessParameters.COSTS) instanceof Map<?, ?> costs
        ? Optional.of(
            new Prices(
                number(costs.get("missEur")),
                number(costs.get("falseAlarmEur")),
                number(costs.get("inspectionEur"))))
        : Optional.empty();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static void check(double value, String field) {
    if (!(value >= 0) || value > LARGEST) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/" + field, "models.badPrice")),
          "models.badPrice");
    }
  }
}

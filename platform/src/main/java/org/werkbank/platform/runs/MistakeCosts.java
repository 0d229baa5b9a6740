package org.werkbank.platform.runs;

import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.Evaluation.ThresholdCounts;
import org.werkbank.contract.HarnessParameters;

/**
 * What decisions cost by the prices a run was given, in EUR for the tested rows together.
 *
 * @param missEur a positive row without an alarm
 * @param falseAlarmEur a negative row with one
 * @param inspectionEur looking at any row with an alarm
 */
public record MistakeCosts(double missEur, double falseAlarmEur, double inspectionEur) {

  /** Nothing when the run was given no prices. */
  static Optional<MistakeCosts> of(Run run) {
    return run.parameters().get(HarnessParameters.COSTS) instanceof Map<?, ?> prices
        ? Optional.of(
            new MistakeCosts(
                price(prices, "missEur"),
                price(prices, "falseAlarmEur"),
                price(prices, "inspectionEur")))
        : Optional.empty();
  }

  private static double price(Map<?, ?> prices, String name) {
    return prices.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  public double found(ThresholdCounts counts) {
    return counts.truePositives() * inspectionEur;
  }

  public double missed(ThresholdCounts counts) {
    return counts.falseNegatives() * missEur;
  }

  public double falseAlarms(ThresholdCounts counts) {
    return counts.falsePositives() * (falseAlarmEur + inspectionEur);
  }

  public double all(ThresholdCounts counts) {
    return found(counts) + missed(counts) + falseAlarms(counts);
  }
}

package org.werkbank.platform.plots;

import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.HarnessParameters;

/**
 * What mistakes cost by the prices of a run, in EUR.
 *
 * @param missEur a positive row without an alarm, or one unit of a peak nobody foresaw
 * @param falseAlarmEur an alarm without cause
 */
public record PlotPrices(double missEur, double falseAlarmEur) {

  /** Nothing when the run was given no prices. */
  public static Optional<PlotPrices> of(Map<String, Object> parameters) {
    return parameters.get(HarnessParameters.COSTS) instanceof Map<?, ?> prices
        ? Optional.of(new PlotPrices(price(prices, "missEur"), price(prices, "falseAlarmEur")))
        : Optional.empty();
  }

  private static double price(Map<?, ?> prices, String name) {
    return prices.get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}

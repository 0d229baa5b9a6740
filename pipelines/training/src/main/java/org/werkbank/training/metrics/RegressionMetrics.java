package org.werkbank.training.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Value;

/**
 * {@code rmse mae r2} with 95 % intervals. {@code r2} is left out when all actual values are the
 * same. With a cap also {@code rmse_capped}, against actual values no higher than the cap, and
 * {@code nasa_score} (Saxena et al. 2008: too late is worse than too early). With the half width of
 * a predicted interval also its {@code coverage} and {@code width}; under a cap it has to cover the
 * capped value. With scales also {@code mase} (Hyndman and Koehler 2006). Bootstrap and what is
 * left out: {@link Bootstrap}.
 */
public final class RegressionMetrics {
  private RegressionMetrics() {}

  /**
   * @param units split unit of each row (batch, engine), or null to draw rows
   */
  public static Map<String, Value> of(
      double[] predicted, double[] actual, long seed, int @Nullable [] units) {
    return of(
        new Predicted(predicted, actual, Double.POSITIVE_INFINITY, null, null),
        seed,
        units,
        Bootstrap.RESAMPLES);
  }

  /** The same with another number of resamples. */
  public static Map<String, Value> of(
      Predicted predicted, long seed, int @Nullable [] units, int resamples) {
    return resampled(predicted, seed, units, resamples).values();
  }

  /** The same, with the value of every resample. */
  public static Resampled resampled(
      Predicted predicted, long seed, int @Nullable [] units, int resamples) {
    return new Bootstrap(predicted.actual().length, units, seed, resamples)
        .of(new RegressionStatistic(predicted));
  }
}

package org.werkbank.training.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Value;

/**
 * {@code accuracy f1 f1_macro precision recall pr_auc roc_auc mcc balanced_error brier log_loss
 * ece} and, with costs, {@code eur_per_1000}.
 *
 * <ul>
 *   <li>Two classes: a row is decided positive when its score reaches the threshold; {@code f1},
 *       {@code precision}, {@code recall} and {@code pr_auc} are of the positive class.
 *   <li>More classes: a row is decided for the most likely class and the threshold has no meaning.
 *       With a positive class, the same metrics are of that class against the rest; without, they
 *       are plain means over the classes that are there.
 *   <li>{@code pr_auc} is average precision, {@code roc_auc} counts ties as half; {@code mcc} is
 *       Gorodkin's for more than two classes; {@code balanced_error} is 1 - mean recall.
 *   <li>{@code brier} is the mean of (p - y)^2 for two classes and of its sum over classes for
 *       more; {@code log_loss} takes probabilities of at least 1e-15; {@code ece} rests on {@link
 *       Calibration}'s bins, for more than two classes of the probability of the most likely one.
 * </ul>
 *
 * <p>The numbers agree with scikit-learn's. Intervals and what is left out: {@link Bootstrap}.
 */
public final class ClassificationMetrics {
  private ClassificationMetrics() {}

  /**
   * Metrics with 95 % intervals from 1,000 resamples.
   *
   * @param positive needed for two classes; null for means over more classes
   * @param units split unit of each row (batch, machine), or null to draw rows
   */
  public static Map<String, Value> of(
      Scored scored,
      @Nullable String positive,
      double threshold,
      long seed,
      int @Nullable [] units) {
    return of(scored, positive, threshold, null, seed, units, Bootstrap.RESAMPLES);
  }

  /**
   * The same with costs and another number of resamples.
   *
   * @param costs adds {@code eur_per_1000} where there is a positive class; may be null
   */
  public static Map<String, Value> of(
      Scored scored,
      @Nullable String positive,
      double threshold,
      @Nullable Costs costs,
      long seed,
      int @Nullable [] units,
      int resamples) {
    return resampled(scored, positive, threshold, costs, seed, units, resamples).values();
  }

  /** The same, with the value of every resample. */
  public static Resampled resampled(
      Scored scored,
      @Nullable String positive,
      double threshold,
      @Nullable Costs costs,
      long seed,
      int @Nullable [] units,
      int resamples) {
    if (scored.classes().isEmpty()) {
      throw new IllegalArgumentException("these are values of a regression");
    }
    if (scored.isBinary() && positive == null) {
      throw new IllegalArgumentException("with two classes one must be the positive one");
    }
    return new Bootstrap(scored.size(), units, seed, resamples)
        .of(new ClassificationStatistic(scored, positive, threshold, costs));
  }
}

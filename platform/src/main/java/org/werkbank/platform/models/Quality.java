package org.werkbank.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;

/**
 * The one figure by which a model is judged, on rows it never saw, beside the comparisons.
 *
 * @param low and {@code high}: bounds of the 95 % interval
 * @param n rows it rests on, {@code positives} of them positive
 * @param naive the same metric of always guessing the usual; null when it was not measured
 * @param linear the same of a simple linear model
 */
public record Quality(
    String metric,
    boolean higherIsBetter,
    double value,
    double low,
    double high,
    long n,
    long positives,
    @Nullable Double naive,
    @Nullable Double linear) {
  /** Of the way from guessing to perfect, a model must cover this share to be called good. */
  static final double GOOD_SHARE = 0.3;

  /** What a reader who knows no metrics is told. */
  public enum Word {
    @JsonProperty("good")
    GOOD("good", "ok"),
    @JsonProperty("little-better")
    LITTLE_BETTER("little-better", "warn"),
    @JsonProperty("no-better")
    NO_BETTER("no-better", "bad"),
    @JsonProperty("not-compared")
    NOT_COMPARED("not-compared", "");

    private final String slug;
    private final String look;

    Word(String slug, String look) {
      this.slug = slug;
      this.look = look;
    }

    public String slug() {
      return slug;
    }

    /** The class of the badge that carries the word. */
    public String look() {
      return look;
    }
  }

  /** The main figure of an evaluation; empty when none of the known metrics was measured. */
  public static Optional<Quality> of(Evaluation evaluation) {
    return MainMetric.of(evaluation)
        .map(
            metric -> {
              Evaluation.Value value =
                  Objects.requireNonNull(evaluation.test().metrics().get(metric.key()));
              return new Quality(
                  metric.key(),
                  metric.higherIsBetter(),
                  value.value(),
                  value.low(),
                  value.high(),
                  evaluation.test().n(),
                  evaluation.test().positives(),
                  baseline(evaluation, "naive", metric.key()),
                  baseline(evaluation, "linear", metric.key()));
            });
  }

  /**
   * How good it is, judged by the bound of the interval that is nearer to guessing: the share of
   * the way from guessing to perfect (1, or an error of 0) that is covered for certain.
   */
  public Word word() {
    if (naive == null) {
      return Word.NOT_COMPARED;
    }
    double share = certainShare(naive);
    if (!(share > 0)) {
      return Word.NO_BETTER;
    }
    return share < GOOD_SHARE ? Word.LITTLE_BETTER : Word.GOOD;
  }

  /** Half the width of the interval, for "value ± half". */
  public double half() {
    return (high - low) / 2;
  }

  /** Whether the intervals do not touch and this one lies on the better side. */
  public boolean isClearlyBetterThan(Quality other) {
    return higherIsBetter ? low > other.high : high < other.low;
  }

  private double certainShare(double guessing) {
    if (higherIsBetter) {
      return guessing >= 1 ? 0 : (low - guessing) / (1 - guessing);
    }
    return guessing <= 0 ? 0 : 1 - high / guessing;
  }

  private static @Nullable Double baseline(Evaluation evaluation, String which, String metric) {
    return evaluation.baselines().stream()
        .filter(baseline -> baseline.name().equals(which))
        .map(baseline -> baseline.metrics().get(metric))
        .filter(Objects::nonNull)
        .map(Evaluation.Value::value)
        .findFirst()
        .orElse(null);
  }
}

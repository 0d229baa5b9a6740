package org.werkbank.contract;

import java.util.Map;

/**
 * What the metrics of a run's test part become when its rows, or whole split units, are drawn anew:
 * the artifact {@value #PATH}. Two runs with the same {@code sampleSha256} drew the same rows in
 * the same resample, so the differences of their values, resample by resample, are paired (Efron
 * and Tibshirani 1993, chapter 8). It holds no cell of a data set.
 *
 * @param sampleSha256 of the split, the tested rows, their truth and the units they were drawn by
 * @param rows tested
 * @param units drawn: as many as rows, or the number of groups
 * @param metrics by name the value in each resample, NaN where it has no meaning; all of one length
 */
public record Resamples(String sampleSha256, long rows, long units, Map<String, float[]> metrics) {
  /** Where a run writes it, below its prefix. */
  public static final String PATH = "resamples.json";

  public Resamples {
    Checks.sha256(sampleSha256, "sampleSha256");
    Checks.notNegative(rows, "rows");
    Checks.notNegative(units, "units");
    metrics = Map.copyOf(Checks.given(metrics, "metrics"));
    if (metrics.values().stream().mapToInt(values -> values.length).distinct().count() > 1) {
      throw new IllegalArgumentException("every metric needs a value for every resample");
    }
  }
}

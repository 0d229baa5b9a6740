package org.werkbank.platform.dashboards;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.ThresholdCounts;
import org.werkbank.platform.models.CostPoint;
import org.werkbank.platform.models.Estimate;
import org.werkbank.platform.models.Prices;

/**
 * What 1,000 parts cost over the threshold of a model, on rows it never saw.
 *
 * @param model as {@code owner/name/version}
 * @param thresholdChosenOn {@code validation}: without a look at the counted rows; {@code test}: on
 *     the counted rows themselves, which flatters
 * @param chosen the cost at the chosen threshold, on the test rows
 * @param noModel when nothing is flagged
 * @param inspectAll when everything is flagged
 * @param saving against the cheaper of the two, with its interval
 * @param flagged parts flagged at the chosen threshold, {@code found} of {@code bad} rightly
 */
public record CostCurve(
    String model,
    Prices prices,
    String thresholdChosenOn,
    CostPoint chosen,
    double noModel,
    double inspectAll,
    Estimate saving,
    long n,
    long bad,
    long found,
    long flagged,
    Instant trainedAt,
    List<CostPoint> points) {
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  public CostCurve {
    points = List.copyOf(points);
  }

  /** Whether the cheaper way without a model is to flag nothing. */
  public boolean isNoModelCheaper() {
    return noModel <= inspectAll;
  }

  /** Empty when the evaluation counted no decisions, as for a regression. */
  static Optional<CostCurve> of(
      String model, Evaluation evaluation, Prices prices, Instant trainedAt) {
    List<ThresholdCounts> test = evaluation.thresholds();
    if (test.isEmpty() || rows(test.get(0)) == 0) {
      return Optional.empty();
    }
    List<ThresholdCounts> validation =
        Objects.requireNonNullElse(evaluation.validationThresholds(), List.of());
    boolean isBlind = !validation.isEmpty() && rows(validation.get(0)) > 0;
    double threshold = cheapest(isBlind ? validation : test, prices).threshold();
    ThresholdCounts counts = nearest(test, threshold);
    double noModel = CostPoint.noModel(counts, prices);
    double inspectAll = CostPoint.inspectAll(counts, prices);
    return Optional.of(
        new CostCurve(
            model,
            prices,
            isBlind ? VALIDATION : TEST,
            CostPoint.of(counts, prices),
            noModel,
            inspectAll,
            noModel <= inspectAll
                ? CostPoint.savedAgainstNoModel(counts, prices)
                : CostPoint.savedAgainstInspectAll(counts, prices),
            rows(counts),
            counts.truePositives() + counts.falseNegatives(),
            counts.truePositives(),
            counts.truePositives() + counts.falsePositives(),
            trainedAt,
            test.stream()
                .sorted(Comparator.comparingDouble(ThresholdCounts::threshold))
                .map(one -> CostPoint.of(one, prices))
                .toList()));
  }

  /** Of several equally cheap thresholds the highest, which disturbs the line least. */
  private static ThresholdCounts cheapest(List<ThresholdCounts> counts, Prices prices) {
    return counts.stream()
        .min(
            Comparator.<ThresholdCounts>comparingDouble(
                    one -> CostPoint.of(one, prices).eurPer1000())
                .thenComparing(Comparator.comparingDouble(ThresholdCounts::threshold).reversed()))
        .orElseThrow();
  }

  private static ThresholdCounts nearest(List<ThresholdCounts> counts, double threshold) {
    return counts.stream()
        .min(Comparator.comparingDouble(one -> Math.abs(one.threshold() - threshold)))
        .orElseThrow();
  }

  private static long rows(ThresholdCounts counts) {
    return counts.truePositives()
        + counts.falsePositives()
        + counts.falseNegatives()
        + counts.trueNegatives();
  }
}

package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.CalibrationBin;
import org.werkbank.contract.Evaluation.Curve;

/**
 * Expected points: scikit-learn 1.9.1, precision_recall_curve and roc_curve, on {@link Examples}.
 */
class CurvesTest {
  @Test
  void precisionOverRecallAgreesWithScikitLearn() {
    Curve curve = Curves.pr(Examples.binary(), "bad");

    assertClose(curve.x(), 0, .28571429, .57142857, .64285714, .71428571, 1);
    assertClose(curve.y(), 1, 1, 1, .75, .625, .56);
  }

  @Test
  void truePositivesOverFalseOnesAgreeWithScikitLearn() {
    Curve curve = Curves.roc(Examples.binary(), "bad");

    assertClose(curve.x(), 0, 0, 0, .11538462, .23076923, .42307692, .57692308, .80769231, 1);
    assertClose(curve.y(), 0, .28571429, .57142857, .64285714, .71428571, 1, 1, 1, 1);
  }

  @Test
  void thinsManyPointsButKeepsTheAreaAndTheEnds() {
    Scored scored = many(20_000);
    double auc =
        ClassificationMetrics.of(scored, "bad", 0.5, null, 1, null, 20).get("roc_auc").value();

    Curve roc = Curves.roc(scored, "bad");

    assertThat(roc.x()).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(100);
    assertThat(roc.x().get(0)).isZero();
    assertThat(roc.y().get(roc.y().size() - 1)).isEqualTo(1.0);
    double area = 0;
    for (int i = 1; i < roc.x().size(); i++) {
      area += (roc.x().get(i) - roc.x().get(i - 1)) * (roc.y().get(i) + roc.y().get(i - 1)) / 2;
    }
    assertThat(area).isCloseTo(auc, within(0.002));
    assertThat(Curves.pr(scored, "bad").x()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void hasNoCurveWithoutPositiveRows() {
    Scored none = new Scored(new double[][] {{.5, .5}}, new double[] {0}, List.of("ok", "bad"));

    assertThat(Curves.pr(none, "bad").x()).isEmpty();
    assertThat(Curves.roc(none, "bad").x()).isEmpty();
  }

  @Test
  void binsHoldEqualNumbersOfRowsAndSayWhatWasSeen() {
    Scored scored = many(10_000);

    List<CalibrationBin> bins = Calibration.bins(scored, "bad");

    assertThat(bins).hasSize(10).allSatisfy(bin -> assertThat(bin.n()).isEqualTo(1000));
    assertThat(bins)
        .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.06)));
    assertThat(Calibration.error(bins))
        .isLessThan(0.03)
        .isCloseTo(
            ClassificationMetrics.of(scored, "bad", 0.5, null, 1, null, 20).get("ece").value(),
            within(1e-12));
  }

  @Test
  void keepsRowsOfEqualScoreInOneBin() {
    // 40 rows in 8 distinct scores; by hand for the lowest: score .1 five times, none bad
    List<CalibrationBin> bins = Calibration.bins(Examples.binary(), "bad");

    assertThat(bins.get(0)).isEqualTo(new CalibrationBin(0.1, 0.0, 5));
    assertThat(bins.stream().mapToLong(CalibrationBin::n).sum()).isEqualTo(40);
    assertThat(bins).hasSizeLessThanOrEqualTo(8);
  }

  /** Rows that are bad exactly as often as their score says. */
  private static Scored many(int n) {
    SplittableRandom random = new SplittableRandom(11);
    double[] p = random.doubles(n).toArray();
    double[] labels = Arrays.stream(p).map(s -> random.nextDouble() < s ? 1 : 0).toArray();
    return new Scored(
        Arrays.stream(p).mapToObj(s -> new double[] {1 - s, s}).toArray(double[][]::new),
        labels,
        List.of("ok", "bad"));
  }

  private static void assertClose(List<Double> actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-8));
    }
  }
}

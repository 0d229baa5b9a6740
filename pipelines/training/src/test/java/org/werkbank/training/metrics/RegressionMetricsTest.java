package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.Value;

/** Expected values: scikit-learn 1.9.1 mean_squared_error**.5, mean_absolute_error, r2_score. */
class RegressionMetricsTest {
  private static final double[] ACTUAL = {3.0, -0.5, 2.0, 7.0, 4.2};
  private static final double[] PREDICTED = {2.5, 0.0, 2.1, 7.8, 4.0};

  @Test
  void agreesWithScikitLearn() {
    Map<String, Value> metrics = RegressionMetrics.of(PREDICTED, ACTUAL, 1, null);

    assertThat(metrics.get("rmse").value()).isCloseTo(0.48785243670601863, within(1e-12));
    assertThat(metrics.get("mae").value()).isCloseTo(0.42000000000000004, within(1e-12));
    assertThat(metrics.get("r2").value()).isCloseTo(0.9611009414225942, within(1e-12));
    assertThat(metrics.values())
        .allSatisfy(v -> assertThat(v.value()).isBetween(v.low(), v.high()));
  }

  @Test
  void modelsJudgedOnTheSameRowsMeetTheSameResamples() {
    double[] close = {3.5, 0, 2.5, 7.5, 4.7};
    double[] far = {4.5, 1, 3.5, 8.5, 5.7};
    int[] batches = {0, 0, 1, 1, 2};

    float[] first = absoluteErrors(close, batches);
    float[] second = absoluteErrors(far, batches);

    assertThat(first).hasSize(1000);
    // both err by a constant, whatever is drawn
    assertThat(first).containsOnly(0.5f);
    assertThat(second).containsOnly(1.5f);
    float[] uneven = absoluteErrors(new double[] {3, -0.5, 2, 7, 9.2}, batches);
    assertThat(uneven).isEqualTo(absoluteErrors(new double[] {3, -0.5, 2, 7, -0.8}, batches));
  }

  private static float[] absoluteErrors(double[] predicted, int[] units) {
    Predicted given = new Predicted(predicted, ACTUAL, Double.POSITIVE_INFINITY, null, null);
    return RegressionMetrics.resampled(given, 7, units, 1000).series("mae");
  }

  @Test
  void leavesOutTheDeterminationOfAConstant() {
    Map<String, Value> metrics =
        RegressionMetrics.of(new double[] {1, 2, 3}, new double[] {7.1, 7.1, 7.1}, 1, null);

    assertThat(metrics).containsOnlyKeys("rmse", "mae");
  }

  @Test
  void keepsItsDigitsWhenValuesAreLarge() {
    double[] actual = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};
    double[] predicted = {1e9 + 1.5, 1e9 + 2, 1e9 + 3, 1e9 + 4};

    Value r2 = RegressionMetrics.of(predicted, actual, 1, null).get("r2");

    assertThat(r2.value()).isCloseTo(0.95, within(1e-9));
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(
            () -> RegressionMetrics.of(new double[] {Double.NaN}, new double[] {1}, 1, null))
        .hasMessageContaining("row 0");
    assertThatThrownBy(
            () -> new Scored(new double[][] {{0.2, 1.8}}, new double[] {0}, List.of("a", "b")))
        .hasMessageContaining("row 0 has no probability but 1.8");
    assertThatThrownBy(
            () -> new Scored(new double[][] {{0.2, 0.8}}, new double[] {2}, List.of("a", "b")))
        .hasMessageContaining("no class of index 2.0");
    assertThatThrownBy(
            () -> RegressionMetrics.of(new double[] {1, 2}, new double[] {1, 2}, 1, new int[] {0}))
        .hasMessageContaining("2 rows but 1 units");
  }

  @Test
  void aCapCutsActualValuesAndTheScoreOfSaxenaPunishesBeingLate() {
    Predicted predicted =
        new Predicted(
            new double[] {10, 125}, new double[] {23, 200}, 125, new double[] {12, 12}, null);

    Map<String, Value> metrics = RegressionMetrics.of(predicted, 1, null, 100);

    assertThat(metrics.get("rmse").value()).isCloseTo(Math.sqrt((169 + 5625) / 2.0), within(1e-9));
    assertThat(metrics.get("rmse_capped").value()).isCloseTo(Math.sqrt(169 / 2.0), within(1e-9));
    // 13 and 75 too early: exp(1) - 1 and exp(75/13) - 1
    assertThat(metrics.get("nasa_score").value())
        .isCloseTo(Math.E - 1 + Math.exp(75 / 13.0) - 1, within(1e-9));
    assertThat(metrics.get("coverage").value()).isEqualTo(0.5);
    assertThat(metrics.get("width").value()).isEqualTo(24);
  }
}

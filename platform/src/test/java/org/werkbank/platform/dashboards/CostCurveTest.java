package org.werkbank.platform.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.models.CostPoint;
import org.werkbank.platform.models.ModelSamples;
import org.werkbank.platform.models.Prices;

class CostCurveTest {
  private static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void choosesOnTheValidationRowsAndCountsOnTheTestRows() {
    // Validation, 500 rows: flagging from 0.22 costs 1 miss and 28 false alarms, 9,600 EUR on 1,000
    // parts; from 0.55 4 misses and 4 false alarms, 16,800 EUR. The nearest test threshold is 0.2.
    CostCurve curve = curve(ModelSamples.good(), new Prices(2000, 100, 0));

    assertThat(curve.thresholdChosenOn()).isEqualTo(CostCurve.VALIDATION);
    assertThat(curve.chosen().threshold()).isEqualTo(0.2);
    assertThat(curve.chosen().eurPer1000()).isCloseTo(2 * 2000 + 60 * 100, within(1e-9));
    assertThat(curve.n()).isEqualTo(1000);
    assertThat(curve.found()).isEqualTo(18);
    assertThat(curve.flagged()).isEqualTo(78);
    assertThat(curve.noModel()).isCloseTo(40_000, within(1e-9));
    assertThat(curve.inspectAll()).isCloseTo(98_000, within(1e-9));
    assertThat(curve.isNoModelCheaper()).isTrue();
    assertThat(curve.saving().value()).isCloseTo(30_000, within(1e-9));
  }

  @Test
  void theChoiceIsBlindForTheTestRowsEvenWhereTheyWouldSuggestAnother() {
    // With dear false alarms the validation rows say 0.55, next to 0.5; on the test rows 0.8 is
    // cheaper, but looking there first would be cheating.
    CostCurve curve = curve(ModelSamples.good(), new Prices(2000, 1400, 0));

    assertThat(curve.chosen().threshold()).isEqualTo(0.5);
    assertThat(curve.points().stream().mapToDouble(CostPoint::eurPer1000).min().orElseThrow())
        .isLessThan(curve.chosen().eurPer1000());
  }

  @Test
  void aCrossValidationSaysThatItsThresholdFlatters() {
    CostCurve curve = curve(ModelSamples.withoutValidation(), new Prices(2000, 100, 0));

    assertThat(curve.thresholdChosenOn()).isEqualTo(CostCurve.TEST);
    assertThat(curve.chosen().eurPer1000())
        .isEqualTo(curve.points().stream().mapToDouble(CostPoint::eurPer1000).min().orElseThrow());
  }

  @Test
  void whereMissesAreDearInspectingAllIsTheWayToBeat() {
    CostCurve curve = curve(ModelSamples.good(), new Prices(100_000, 10, 1));

    assertThat(curve.isNoModelCheaper()).isFalse();
    assertThat(curve.saving().value())
        .isCloseTo(curve.inspectAll() - curve.chosen().eurPer1000(), within(1e-6));
  }

  @Test
  void aRegressionHasNoCostCurve() {
    assertThat(CostCurve.of("a/b/1", ModelSamples.regression(), new Prices(1, 1, 1), DAY))
        .isEmpty();
  }

  @RepeatedTest(100)
  void theCurveEndsWhereTheTwoWaysWithoutAModelStand(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Prices prices =
        new Prices(random.nextDouble(5000), random.nextDouble(500), random.nextDouble(50));
    CostCurve curve = curve(ModelSamples.good(), prices);

    // The lowest threshold of the sample flags every part, the highest none.
    assertThat(curve.points().get(0).eurPer1000()).isCloseTo(curve.inspectAll(), within(1e-6));
    assertThat(curve.points().get(curve.points().size() - 1).eurPer1000())
        .isCloseTo(curve.noModel(), within(1e-6));
    assertThat(curve.saving().value())
        .isCloseTo(
            Math.min(curve.noModel(), curve.inspectAll()) - curve.chosen().eurPer1000(),
            within(1e-6));
  }

  private static CostCurve curve(Evaluation evaluation, Prices prices) {
    return CostCurve.of("muster/press/1", evaluation, prices, DAY).orElseThrow();
  }
}

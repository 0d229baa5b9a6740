package org.werkbank.platform.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.ThresholdCounts;

class EstimateTest {
  private static final Prices PRICES = new Prices(2000, 100, 10);

  @Test
  void costsAreTheSumOfMistakesAndInspections() {
    ThresholdCounts counts = new ThresholdCounts(0.5, 15, 10, 5, 970);

    CostPoint cost = CostPoint.of(counts, PRICES);

    // 5 misses, 10 false alarms and 25 inspections on 1,000 parts
    assertThat(cost.eurPer1000()).isCloseTo(5 * 2000 + 10 * 100 + 25 * 10, within(1e-9));
    assertThat(cost.n()).isEqualTo(1000);
    assertThat(CostPoint.noModel(counts, PRICES)).isCloseTo(20 * 2000, within(1e-9));
    assertThat(CostPoint.inspectAll(counts, PRICES)).isCloseTo(980 * 100 + 1000 * 10, within(1e-9));
  }

  @Test
  void oneShareHasTheIntervalOfWilson() {
    // 5 of 100: Wilson 95 % is 0.0215 to 0.1118 (Newcombe, Statistics in Medicine 1998, method 3)
    Estimate estimate = Estimate.per1000(100, new double[] {1}, 5);

    assertThat(estimate.low()).isCloseTo(21.5, within(0.1));
    assertThat(estimate.high()).isCloseTo(111.8, within(0.1));
  }

  @Test
  void aMistakeThatWasNeverSeenMayStillHappen() {
    Estimate estimate = Estimate.per1000(1000, new double[] {2000}, 0);

    assertThat(estimate.value()).isZero();
    assertThat(estimate.low()).isZero();
    assertThat(estimate.high()).isGreaterThan(2000);
  }

  @Test
  void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    double[] shares = {0.005, 0.01, 0.015};
    double[] weights = {2000, 110, 10};
    double truth = 1000 * (2000 * 0.005 + 110 * 0.01 + 10 * 0.015);
    int holds = 0;
    int rounds = 2000;
    for (int round = 0; round < rounds; round++) {
      long[] found = new long[3];
      for (int row = 0; row < 1000; row++) {
        double drawn = random.nextDouble();
        for (int kind = 0; kind < 3; kind++) {
          drawn -= shares[kind];
          if (drawn < 0) {
            found[kind]++;
            break;
          }
        }
      }
      Estimate estimate = Estimate.per1000(1000, weights, found);
      holds += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    assertThat((double) holds / rounds).isBetween(0.93, 0.98);
  }

  @RepeatedTest(200)
  void savingsAndCostsFitTogether(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Prices prices =
        new Prices(random.nextDouble(5000), random.nextDouble(300), random.nextDouble(50));
    ThresholdCounts counts =
        new ThresholdCounts(
            random.nextDouble(),
            random.nextInt(50),
            random.nextInt(500),
            random.nextInt(50),
            1 + random.nextInt(5000));
    double n = CostPoint.rows(counts);
    double prevalence = CostPoint.bad(counts) / n;
    CostPoint cost = CostPoint.of(counts, prices);
    double noModel = CostPoint.noModel(counts, prices);
    double inspectAll = CostPoint.inspectAll(counts, prices);
    Estimate saved = CostPoint.savedAgainstNoModel(counts, prices);
    Estimate savedAll = CostPoint.savedAgainstInspectAll(counts, prices);

    assertThat(noModel).isCloseTo(prevalence * prices.missEur() * 1000, within(1e-6));
    assertThat(inspectAll)
        .isCloseTo(
            1000 * ((1 - prevalence) * prices.falseAlarmEur() + prices.inspectionEur()),
            within(1e-6));
    assertThat(saved.value()).isCloseTo(noModel - cost.eurPer1000(), within(1e-6));
    assertThat(savedAll.value()).isCloseTo(inspectAll - cost.eurPer1000(), within(1e-6));
    assertThat(cost.low()).isBetween(0.0, cost.eurPer1000());
    assertThat(cost.high()).isGreaterThanOrEqualTo(cost.eurPer1000());
    assertThat(saved.low()).isLessThanOrEqualTo(saved.value());
    assertThat(saved.high()).isGreaterThanOrEqualTo(saved.value());
  }

  @Test
  void morePartsGiveANarrowerInterval() {
    Estimate few = Estimate.per1000(1000, new double[] {2000, 100}, 5, 10);
    Estimate many = Estimate.per1000(100_000, new double[] {2000, 100}, 500, 1000);

    assertThat(many.value()).isCloseTo(few.value(), within(1e-6));
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 5);
  }
}

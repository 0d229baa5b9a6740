package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.ThresholdCounts;

class ThresholdsTest {
  @Test
  void findsTheThresholdOfTheLargestF1() {
    // by hand: from .9 down, F1 = 8/18, 16/22, 18/26, 20/30, 28/39: .7 wins with 8 of 8
    double threshold = Thresholds.best(Examples.binary(), "bad", null);

    assertThat(threshold).isCloseTo(0.65, within(1e-12));
  }

  @Test
  void flagsMoreWhenMissesAreDear() {
    // by hand: at .4, 14 found with 11 false alarms = 1,100 EUR; at .7, 6 misses = 12,000 EUR
    Costs dearMisses = new Costs(2000, 100, 0);

    assertThat(Thresholds.best(Examples.binary(), "bad", dearMisses))
        .isCloseTo(0.35, within(1e-12));
  }

  @Test
  void flagsNothingWhenInspectionCostsMoreThanAMiss() {
    double threshold = Thresholds.best(Examples.binary(), "bad", new Costs(10, 0, 50));

    assertThat(List.of(Examples.binary().scores()))
        .allSatisfy(s -> assertThat(s[1]).isLessThan(threshold));
  }

  @Test
  void noThresholdOfTheCurveCostsLessThanTheBest() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 50; trial++) {
      int n = 60;
      double[] labels = random.doubles(n).map(u -> u < 0.2 ? 1 : 0).toArray();
      double[][] scores = new double[n][];
      for (int i = 0; i < n; i++) {
        double p = Math.round(10 * (0.4 * labels[i] + 0.6 * random.nextDouble())) / 10.0;
        scores[i] = new double[] {1 - p, p};
      }
      Scored scored = new Scored(scores, labels, List.of("ok", "bad"));
      Costs costs = new Costs(random.nextDouble(100), random.nextDouble(50), random.nextDouble(20));

      double best = cost(scored, Thresholds.best(scored, "bad", costs), costs);

      for (ThresholdCounts c : Thresholds.counts(scored, "bad")) {
        assertThat(best).isLessThanOrEqualTo(cost(c, costs) + 1e-9);
        assertThat(cost(c, costs)).isCloseTo(cost(scored, c.threshold(), costs), within(1e-9));
      }
    }
  }

  @Test
  void countsRunFromFlaggingAllToFlaggingNone() {
    List<ThresholdCounts> counts = Thresholds.counts(Examples.binary(), "bad");

    assertThat(counts.get(0)).isEqualTo(new ThresholdCounts(0.1, 14, 26, 0, 0));
    ThresholdCounts last = counts.get(counts.size() - 1);
    assertThat(last.truePositives() + last.falsePositives()).isZero();
    assertThat(counts).isSortedAccordingTo((a, b) -> Double.compare(a.threshold(), b.threshold()));
    assertThat(counts).contains(new ThresholdCounts(0.5, 10, 6, 4, 20));
  }

  @Test
  void hasPlentyOfThresholdsAmongRarePositives() {
    SplittableRandom random = new SplittableRandom(8);
    int n = 10_000;
    double[] labels = random.doubles(n).map(u -> u < 0.03 ? 1 : 0).toArray();
    double[][] scores = new double[n][];
    for (int i = 0; i < n; i++) {
      double p = labels[i] == 1 ? 0.5 + random.nextDouble() / 2 : random.nextDouble() / 2;
      scores[i] = new double[] {1 - p, p};
    }

    List<ThresholdCounts> counts =
        Thresholds.counts(new Scored(scores, labels, List.of("ok", "bad")), "bad");

    assertThat(counts).hasSizeBetween(90, 110);
    assertThat(counts.stream().filter(c -> c.threshold() >= 0.5)).hasSizeGreaterThan(45);
  }

  @Test
  void refusesNegativePrices() {
    assertThatThrownBy(() -> new Costs(-1, 0, 0)).hasMessageContaining("missEur");
  }

  private static double cost(ThresholdCounts c, Costs costs) {
    return costs.eurPer1000(
        c.truePositives(), c.falsePositives(), c.falseNegatives(), c.trueNegatives());
  }

  private static double cost(Scored scored, double threshold, Costs costs) {
    double[] counts = new double[4];
    for (int i = 0; i < scored.size(); i++) {
      int flagged = scored.scores()[i][1] >= threshold ? 0 : 2;
      boolean bad = scored.labels()[i] == 1;
      counts[flagged == 0 ? (bad ? 0 : 1) : (bad ? 2 : 3)]++;
    }
    return costs.eurPer1000(counts[0], counts[1], counts[2], counts[3]);
  }
}

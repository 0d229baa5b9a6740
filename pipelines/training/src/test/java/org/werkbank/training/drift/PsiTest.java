package org.werkbank.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PsiTest {

  @Test
  void isTheSumReckonedByHand() {
    // (0.5-0.5)ln(1) + (0.2-0.3)ln(2/3) + (0.3-0.2)ln(3/2) = 0.2 ln 1.5
    assertThat(Psi.of(new long[] {50, 30, 20}, new long[] {100, 40, 60}))
        .isCloseTo(0.081093, within(1e-6));
  }

  @Test
  void isZeroForTheSameDistributionWhateverItsSize() {
    assertThat(Psi.of(new long[] {5, 3, 2, 0}, new long[] {500, 300, 200, 0})).isZero();
  }

  @Test
  void isTheSameBothWays() {
    long[] one = {12, 40, 3};
    long[] other = {80, 2, 18};
    assertThat(Psi.of(one, other)).isCloseTo(Psi.of(other, one), within(1e-12));
  }

  @Test
  void anEmptyBinCountsAsOneInTenThousand() {
    // (1-0.5)ln(2) + (0.0001-0.5)ln(0.0002)
    assertThat(Psi.of(new long[] {50, 50}, new long[] {100, 0}))
        .isCloseTo(0.5 * Math.log(2) + (1e-4 - 0.5) * Math.log(2e-4), within(1e-12));
  }

  @Test
  void refusesDistributionsThatCannotBeCompared() {
    assertThatThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chanceFollowsChiSquared() {
    assertThat(Psi.chiSquared95(1)).isCloseTo(3.841, within(0.12));
    assertThat(Psi.chiSquared95(9)).isCloseTo(16.919, within(0.05));
  }

  @Test
  void nineteenOfTwentySamplesWithoutDriftStayBelowChance() {
    SplittableRandom random = new SplittableRandom(3);
    long[] reference = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};
    int below = 0;
    for (int sample = 0; sample < 2000; sample++) {
      long[] now = new long[10];
      for (int row = 0; row < 200; row++) {
        now[random.nextInt(10)]++;
      }
      below += Psi.of(reference, now) < Psi.chance(reference, now) ? 1 : 0;
    }
    assertThat(below / 2000.0).isBetween(0.92, 0.97);
  }

  @Test
  void oneBinAloneCannotDrift() {
    assertThat(Psi.chance(new long[] {10, 0}, new long[] {20, 0})).isZero();
  }
}

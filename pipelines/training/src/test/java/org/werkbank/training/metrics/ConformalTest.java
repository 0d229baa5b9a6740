package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformalTest {
  @Test
  void isTheErrorOfTheRankThatTheGuaranteeNeeds() {
    double[] errors = IntStream.rangeClosed(1, 19).mapToDouble(i -> i % 2 == 0 ? i : -i).toArray();

    // ceil((19 + 1) * 0.9) = 18
    assertThat(Conformal.halfWidth(errors, null)).isEqualTo(18);
  }

  @Test
  void isUnknownWithTooFewRows() {
    assertThat(Conformal.halfWidth(new double[8], null)).isNaN();
    assertThat(Conformal.halfWidth(new double[9], null)).isZero();
  }

  @Test
  void coversNineOfTenFutureValues() {
    Random random = new Random(5);
    int covered = 0;
    int trials = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      double half = Conformal.halfWidth(random.doubles(99).map(u -> u - 0.5).toArray(), null);
      for (int i = 0; i < 100; i++) {
        covered += Math.abs(random.nextDouble() - 0.5) <= half ? 1 : 0;
        trials++;
      }
    }
    assertThat(covered / (double) trials).isBetween(0.89, 0.91);
  }

  @Test
  void aMachineWithManyRowsCountsNoMoreThanOneWithFew() {
    // 9 machines with one small error each, one with a thousand large ones
    double[] errors = new double[1_009];
    int[] units = new int[1_009];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = i < 9 ? 1 : 50;
      units[i] = Math.min(i, 9);
    }

    // by rows nearly every error is large; by machines one in ten is
    assertThat(Conformal.halfWidth(errors, null)).isEqualTo(50);
    assertThat(Conformal.halfWidth(amongElevenMore(errors), amongElevenMore(units))).isEqualTo(1);
  }

  @Test
  void fewMachinesTellNothing() {
    assertThat(Conformal.halfWidth(new double[100], new int[100])).isNaN();
  }

  private static double[] amongElevenMore(double[] errors) {
    double[] more = new double[errors.length + 11];
    System.arraycopy(errors, 0, more, 11, errors.length);
    for (int i = 0; i < 11; i++) {
      more[i] = 1;
    }
    return more;
  }

  private static int[] amongElevenMore(int[] units) {
    int[] more = new int[units.length + 11];
    System.arraycopy(units, 0, more, 11, units.length);
    for (int i = 0; i < 11; i++) {
      more[i] = 100 + i;
    }
    return more;
  }
}

package org.werkbank.training.proportions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundedFitTest {
  private static final double LITTLE = 1e-9;

  @Test
  void findsSharesThatExplainTheMixturesExactly() {
    SplittableRandom random = new SplittableRandom(1);
    double[] shares = {0, 0.2, 1};
    double[][] mixtures = new double[40][];
    double[] wanted = new double[40];
    for (int i = 0; i < 40; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble() * (1 - a);
      mixtures[i] = new double[] {a, b, 1 - a - b};
      wanted[i] = a * shares[0] + b * shares[1] + (1 - a - b) * shares[2];
    }
    assertThat(BoundedFit.solve(mixtures, wanted, ones(40), 0.5, LITTLE))
        .usingComparatorWithPrecision(1e-5)
        .containsExactly(shares);
  }

  @Test
  void staysBetweenNoneAndAll() {
    double[][] mixtures = {{1, 0}, {0, 1}};
    assertThat(BoundedFit.solve(mixtures, new double[] {-3, 7}, ones(2), 0.5, LITTLE))
        .containsExactly(0, 1);
  }

  @Test
  void whatNothingSpeaksForStaysAtThePrior() {
    double[][] mixtures = {{1, 0}, {1, 0}};
    double[] found = BoundedFit.solve(mixtures, new double[] {0.8, 0.8}, ones(2), 0.1, 2);
    assertThat(found[1]).isEqualTo(0.1);
    // two rows say 0.8 and the prior counts for two
    assertThat(found[0]).isCloseTo(0.45, within(1e-9));
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}

package org.werkbank.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private static final TrainingSet FOUR =
      new TrainingSet(
          List.of("x"),
          new double[][] {{1}, {2}, {3}, {4}},
          new double[] {0, 0, 0, 1},
          List.of("good", "bad"));

  @Test
  void fullBalanceMakesClassesCountTheSame() {
    ClassWeights weights = ClassWeights.of(FOUR, 1);

    assertThat(3 * weights.of(0)).isCloseTo(weights.of(1), within(1e-12));
    assertThat(weights.ofRows(FOUR)).contains(2, 2.0 / 3);
  }

  @Test
  void noBalanceChangesNothing() {
    assertThat(ClassWeights.of(FOUR, 0).areEqual()).isTrue();
  }

  @Test
  void whatWasLearnedFromBalancedClassesComesOutAsTheRowsHaveIt() {
    double[] undecided = ClassWeights.of(FOUR, 1).undo(new double[] {0.5, 0.5});

    assertThat(undecided[0]).isCloseTo(0.75, within(1e-12));
    assertThat(undecided[1]).isCloseTo(0.25, within(1e-12));
  }
}

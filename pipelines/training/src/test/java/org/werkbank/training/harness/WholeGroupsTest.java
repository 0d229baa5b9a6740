package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;
import org.werkbank.training.linear.LinearTrainer;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.proportions.ProportionsTrainer;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class WholeGroupsTest {
  private static final FrameColumn BATCH =
      Frames.texts("Charge", ColumnRole.GROUP, "a", "b", "a", "c", "b", "d");

  @Test
  void judgesTheMeanOfEachGroup() {
    WholeGroups groups = of(0.1, 0.5, 0.1, 0.3, 0.5, 0.9);
    int[] tested = {1, 2, 3, 4};
    Scored rows =
        new Scored(
            new double[][] {{0.2}, {0.7}, {0.4}, {0.6}},
            new double[] {0.5, 0.1, 0.3, 0.5},
            List.of());
    Scored whole = groups.scored(rows, tested);
    assertThat(groups.rows(tested)).containsExactly(1, 2, 3);
    assertThat(whole.labels()).containsExactly(0.5, 0.1, 0.3);
    assertThat(whole.scores()).isDeepEqualTo(new double[][] {{0.4}, {0.7}, {0.4}});
  }

  @Test
  void refusesLabelsThatDifferWithinAGroup() {
    assertThatThrownBy(() -> of(0.1, 0.5, 0.2, 0.3, 0.5, 0.9))
        .isInstanceOfSatisfying(
            RunFailure.class, failure -> assertThat(failure.column()).isEqualTo("y"))
        .hasMessageContaining("differs within a group of \"Charge\"")
        .hasMessageContaining("row 3");
  }

  @Test
  void refusesLabelsThatAreNoShares() {
    assertThatThrownBy(() -> of(0.1, 5, 0.1, 0.3, 5, 0.9))
        .hasMessageContaining("is no share")
        .hasMessageContaining("row 2");
  }

  @Test
  void refusesSplitsThatTearGroupsApart() {
    WholeGroups groups = of(0.1, 0.5, 0.1, 0.3, 0.5, 0.9);
    Assignment torn = split(new Split(SplitKind.BLOCKED, null, 2, null, null, null));
    assertThatThrownBy(() -> groups.kept(torn)).hasMessageContaining("tears groups of \"Charge\"");
    Assignment whole = split(new Split(SplitKind.GROUP, null, 2, null, null, null));
    assertThat(groups.kept(whole)).isSameAs(whole);
  }

  @Test
  void leavesOtherPipelinesAlone() {
    assertThat(WholeGroups.of(new LinearTrainer(), data(1, 2, 3, 4, 5, 6))).isEmpty();
  }

  private static Assignment split(Split split) {
    return Splits.of(new SplitRequest(split, 6, null, 0, "y", null, BATCH, null, 1));
  }

  private static WholeGroups of(double... labels) {
    return WholeGroups.of(new ProportionsTrainer(), data(labels)).orElseThrow();
  }

  private static TrainingData data(double... labels) {
    LearningTask task = LearningTask.values("regression", "y", labels, Double.POSITIVE_INFINITY);
    return new TrainingData(Frames.of(6, BATCH), List.of(), List.of(), task);
  }
}

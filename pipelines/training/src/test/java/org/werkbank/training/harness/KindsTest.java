package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.RunFailure;

class KindsTest {
  private static final FrameColumn NUMBERS =
      new FrameColumn(
          new Column("fault", ColumnType.INTEGER, ColumnRole.LABEL, null),
          new double[] {10, 0, 2, 0, 10, 2, 0},
          null,
          List.of(),
          0);

  @Test
  void theMostFrequentValueIsNormalAndFaultsAreInOrder() {
    Kinds kinds = Kinds.of(NUMBERS, 7, null);

    assertThat(kinds.normal()).isEqualTo("0");
    assertThat(kinds.faults()).containsExactly("2", "10");
    assertThat(kinds.ofRow()).containsExactly(2, 0, 1, 0, 2, 1, 0);
    assertThat(kinds.task("fault").labels()).containsExactly(1, 0, 1, 0, 1, 1, 0);
  }

  @Test
  void anotherValueIsNormalWhenTheRunSaysSo() {
    assertThat(Kinds.of(NUMBERS, 7, 2).faults()).containsExactly("0", "10");
  }

  @Test
  void aTieGoesToTheFirstInOrder() {
    assertThat(Kinds.of(NUMBERS, 3, null).normal()).isEqualTo("0");
  }

  @Test
  void refusesANormalValueThatNoRowHas() {
    assertThatThrownBy(() -> Kinds.of(NUMBERS, 7, "fine"))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("\"fault\"");
  }

  @Test
  void theWordForOtherRowsIsNeverThatOfNormalOnes() {
    FrameColumn words =
        new FrameColumn(
            new Column("y", ColumnType.TEXT, ColumnRole.LABEL, null),
            null,
            new int[] {0, 0, 1},
            List.of("anomaly", "strange"),
            0);

    assertThat(Kinds.of(words, 3, null).task("y").classes()).containsExactly("anomaly", "other");
  }
}

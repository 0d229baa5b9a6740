package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class InspectedTest {
  private static final int ROWS = 1000;

  @Test
  void looksAtSomeRowsOfALargeTableAsTheyAreDivided() {
    double[] numbers = IntStream.range(0, ROWS).asDoubleStream().toArray();
    FrameColumn feature = Frames.numbers("x", ColumnRole.FEATURE, numbers);
    double[] labels = IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray();
    LearningTask task =
        LearningTask.classes("classification", "y", List.of("0", "1"), labels, "1", null);
    TrainingData data =
        new TrainingData(Frames.of(ROWS, feature), List.of(feature), List.of(), task);
    Assignment assignment =
        Splits.of(new SplitRequest(Split.time(0.3), ROWS, labels, 2, "y", null, null, null, 1));
    CheckList checks = new CheckList();

    assertThat(Inspected.of(data, assignment, checks, ROWS).data()).isSameAs(data);
    assertThat(checks.list()).isEmpty();

    Inspected some = Inspected.of(data, assignment, checks, 100);
    assertThat(some.data().frame().size()).isEqualTo(100);
    assertThat(checks.list()).hasSize(1).allMatch(check -> check.id().equals("checked-rows"));
    Fold fold = some.assignment().folds().get(0);
    assertThat(fold.train().length + fold.validation().length + fold.test().length).isEqualTo(100);
    // rows 700 to 999 are tested
    assertThat(Arrays.stream(fold.test()).mapToDouble(some.data().features().get(0)::number))
        .hasSize(30)
        .allMatch(x -> x >= 700);
    for (int row = 0; row < 100; row++) {
      assertThat(some.data().task().labels()[row])
          .isEqualTo(some.data().features().get(0).number(row) % 2);
    }
  }
}

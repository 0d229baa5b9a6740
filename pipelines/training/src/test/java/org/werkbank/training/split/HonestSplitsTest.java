package org.werkbank.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;

/** Splits for data whose neighbours resemble each other. */
class HonestSplitsTest {
  private static final int ROWS = 100;

  @Test
  void blocksAreContiguousAndTheGapOnBothSidesIsLearnedFromByNobody() {
    Split split = new Split(SplitKind.BLOCKED, null, 4, 3, null, null);

    List<Fold> folds = Splits.of(request(split, null, null)).folds();

    assertThat(folds).hasSize(4);
    assertThat(folds.get(1).test()).containsExactly(IntStream.range(25, 50).toArray());
    assertThat(folds.get(1).train()).containsExactly(Splits.joined(range(0, 22), range(53, ROWS)));
    assertThat(folds.stream().mapToInt(fold -> fold.test().length).sum()).isEqualTo(ROWS);
  }

  @Test
  void blocksAreTheUnitsOfTheirIntervals() {
    Split split = new Split(SplitKind.BLOCKED, null, 4, null, null, null);

    Assignment assignment = Splits.of(request(split, null, null));

    assertThat(assignment.units()).containsSequence(0, 1).containsSequence(2, 3);
    assertThat(Arrays.stream(assignment.units()).distinct().count()).isEqualTo(4);
  }

  @Test
  void aRollingOriginLearnsOnlyFromWhatLiesBeforeTheGap() {
    Split split = new Split(SplitKind.ROLLING, 0.4, null, 5, 4, null);

    List<Fold> folds = Splits.of(request(split, null, null)).folds();

    assertThat(folds).hasSize(4);
    for (int origin = 0; origin < 4; origin++) {
      int from = 60 + 10 * origin;
      assertThat(folds.get(origin).train()).containsExactly(range(0, from - 5));
      assertThat(folds.get(origin).test()).containsExactly(range(from, from + 10));
    }
  }

  @Test
  void eachGroupIsLeftOutOnce() {
    double[] machines = IntStream.range(0, ROWS).mapToDouble(row -> row % 7).toArray();
    FrameColumn group = Frames.numbers("machine", ColumnRole.GROUP, machines);
    Split split = new Split(SplitKind.LEAVE_ONE_GROUP_OUT, null, null, null, null, null);

    List<Fold> folds = Splits.of(request(split, group, null)).folds();

    assertThat(folds).hasSize(7);
    for (Fold fold : folds) {
      assertThat(Arrays.stream(fold.test()).mapToDouble(row -> machines[row]).distinct())
          .hasSize(1);
      assertThat(fold.test().length + fold.train().length).isEqualTo(ROWS);
    }
  }

  @Test
  void moreGroupsThanTrainingsAreRefused() {
    double[] parts = IntStream.range(0, ROWS + 50).mapToDouble(row -> row).toArray();
    FrameColumn group = Frames.numbers("part", ColumnRole.GROUP, parts);
    Split split = new Split(SplitKind.LEAVE_ONE_GROUP_OUT, null, null, null, null, null);
    SplitRequest request = new SplitRequest(split, ROWS + 50, null, 0, "y", null, group, null, 1);

    assertThatThrownBy(() -> Splits.of(request)).hasMessageContaining("names 150 groups");
  }

  @Test
  void aColumnGivesTheParts() {
    Split split = new Split(SplitKind.GIVEN, null, null, null, null, "part");

    Assignment assignment = Splits.of(request(split, null, part("train", "Test", null)));

    Fold fold = assignment.folds().get(0);
    assertThat(fold.test()).containsExactly(range(40, 80));
    assertThat(fold.known()).containsExactly(range(0, 40));
    assertThat(fold.validation()).hasSize(8);
  }

  @Test
  void whatIsCutOffToValidateIsWholeGroups() {
    double[] engines = IntStream.range(0, ROWS).mapToDouble(row -> row / 4).toArray();
    FrameColumn group = Frames.numbers("engine", ColumnRole.GROUP, engines);
    Split split = new Split(SplitKind.GIVEN, null, null, null, null, "part");

    Fold fold = Splits.of(request(split, group, part("train", "test", null))).folds().get(0);

    double[] validating = Arrays.stream(fold.validation()).mapToDouble(r -> engines[r]).toArray();
    assertThat(validating).hasSize(8);
    assertThat(Arrays.stream(fold.train()).mapToDouble(row -> engines[row]).toArray())
        .doesNotContain(validating);
  }

  @Test
  void aPartOfAnotherNameIsRefusedWithTheColumn() {
    Split split = new Split(SplitKind.GIVEN, null, null, null, null, "part");

    assertThatThrownBy(() -> Splits.of(request(split, null, part("train", "test", "later"))))
        .hasMessageContaining("\"part\"")
        .hasMessageContaining("20 rows say something else");
  }

  private static FrameColumn part(String first, String second, @Nullable String third) {
    String[] words = new String[ROWS];
    Arrays.fill(words, 0, 40, first);
    Arrays.fill(words, 40, 80, second);
    Arrays.fill(words, 80, ROWS, third);
    return Frames.texts("part", ColumnRole.IGNORE, words);
  }

  private static SplitRequest request(
      Split split, @Nullable FrameColumn group, @Nullable FrameColumn given) {
    return new SplitRequest(split, ROWS, null, 0, "y", null, group, given, 1);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}

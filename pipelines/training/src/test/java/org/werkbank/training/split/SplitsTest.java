package org.werkbank.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;

class SplitsTest {
  private static final int ROWS = 103;
  private final double[] classes =
      IntStream.range(0, ROWS).mapToDouble(i -> i % 10 == 0 ? 1 : 0).toArray();

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10})
  void everyRowIsTestedOnceAndNeverKnownToItsJudge(int folds) {
    Assignment split = Splits.of(request(Split.kfold(folds), 1));
    Set<Integer> tested = new HashSet<>();
    for (Fold fold : split.folds()) {
      assertThat(overlap(fold.train(), fold.test())).isEmpty();
      assertThat(fold.train().length + fold.test().length).isEqualTo(ROWS);
      Arrays.stream(fold.test()).forEach(row -> assertThat(tested.add(row)).isTrue());
      long positives = Arrays.stream(fold.test()).filter(row -> classes[row] == 1).count();
      assertThat(positives).isBetween(11L / folds, 11L / folds + 1);
    }
    assertThat(tested).hasSize(ROWS);
  }

  @Test
  void sameSeedSameSplitAndAnotherSeedAnother() {
    int[] first = Splits.of(request(Split.kfold(5), 7)).folds().get(0).test();
    int[] again = Splits.of(request(Split.kfold(5), 7)).folds().get(0).test();
    int[] other = Splits.of(request(Split.kfold(5), 8)).folds().get(0).test();
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void holdoutKeepsTheSharesOfTheClassesInAllThreeParts() {
    Split split = new Split(SplitKind.HOLDOUT, 0.3, null, null, null, null);
    Fold fold = Splits.of(request(split, 1)).folds().get(0);
    assertThat(fold.train().length + fold.validation().length + fold.test().length).isEqualTo(ROWS);
    assertThat(overlap(fold.known(), fold.test())).isEmpty();
    assertThat(overlap(fold.train(), fold.validation())).isEmpty();
    for (int[] part : new int[][] {fold.train(), fold.validation(), fold.test()}) {
      assertThat(Arrays.stream(part).filter(row -> classes[row] == 1).count()).isPositive();
    }
    assertThat(fold.test().length).isBetween(30, 32);
  }

  @Test
  void timeSplitTestsLaterRowsAndKeepsTheGap() {
    Split split = new Split(SplitKind.TIME, 0.3, null, 5, null, null);
    Fold fold = Splits.of(request(split, 1)).folds().get(0);
    int lastTrain = fold.train()[fold.train().length - 1];
    int lastValidation = fold.validation()[fold.validation().length - 1];
    assertThat(fold.validation()[0] - lastTrain).isEqualTo(6);
    assertThat(fold.test()[0] - lastValidation).isEqualTo(6);
    assertThat(fold.test()[fold.test().length - 1]).isEqualTo(ROWS - 1);
  }

  @Test
  void timeSplitFollowsTheTimeColumnAndNotTheFile() {
    String[] days =
        IntStream.range(0, 28).mapToObj(i -> (28 - i) + ".2.2024 06:30").toArray(String[]::new);
    FrameColumn time = Frames.texts("Zeit", ColumnRole.TIME, days);
    SplitRequest request =
        new SplitRequest(
            new Split(SplitKind.TIME, 0.25, null, 0, null, null),
            28,
            null,
            0,
            "y",
            time,
            null,
            null,
            1);
    Fold fold = Splits.of(request).folds().get(0);
    assertThat(fold.test()).containsExactly(6, 5, 4, 3, 2, 1, 0);
  }

  @Test
  void timeSplitRefusesATimeThatCannotBeRead() {
    FrameColumn time = Frames.texts("Zeit", ColumnRole.TIME, repeat("gestern", 30));
    SplitRequest request = new SplitRequest(Split.time(0.3), 30, null, 0, "y", time, null, null, 1);
    assertThatThrownBy(() -> Splits.of(request))
        .isInstanceOfSatisfying(RunFailure.class, f -> assertThat(f.column()).isEqualTo("Zeit"));
  }

  @Test
  void groupsStayTogether() {
    double[] batches = IntStream.range(0, ROWS).mapToDouble(i -> i / 7).toArray();
    FrameColumn group = Frames.numbers("Charge", ColumnRole.GROUP, batches);
    Split split = new Split(SplitKind.GROUP, null, 4, null, null, null);
    Assignment assignment =
        Splits.of(new SplitRequest(split, ROWS, classes, 2, "y", null, group, null, 1));
    assertThat(assignment.unit()).isEqualTo("Charge");
    int tested = 0;
    for (Fold fold : assignment.folds()) {
      Set<Double> test = new HashSet<>();
      Arrays.stream(fold.test()).forEach(row -> test.add(batches[row]));
      Arrays.stream(fold.train()).forEach(row -> assertThat(test).doesNotContain(batches[row]));
      tested += fold.test().length;
    }
    assertThat(tested).isEqualTo(ROWS);
  }

  @Test
  void saysWhatIsMissingForAGroupSplit() {
    Split split = new Split(SplitKind.GROUP, null, 4, null, null, null);
    assertThatThrownBy(
            () -> Splits.of(new SplitRequest(split, 50, null, 0, "y", null, null, null, 1)))
        .hasMessageContaining("marked as group");
    FrameColumn two = Frames.numbers("Charge", ColumnRole.GROUP, new double[50]);
    assertThatThrownBy(
            () -> Splits.of(new SplitRequest(split, 50, null, 0, "y", null, two, null, 1)))
        .hasMessageContaining("names 1 groups");
  }

  @Test
  void saysWhenAClassIsTooRareForTheFolds() {
    double[] rare = new double[50];
    rare[3] = 1;
    assertThatThrownBy(
            () ->
                Splits.of(
                    new SplitRequest(Split.kfold(5), 50, rare, 2, "Fehler", null, null, null, 1)))
        .hasMessageContaining("\"Fehler\" occurs in 1 rows; this split needs at least 5");
  }

  @Test
  void manifestNamesThePartOfEveryRow() {
    Split split = new Split(SplitKind.TIME, 0.3, null, 2, null, null);
    long[] numbers = IntStream.rangeClosed(1, ROWS).asLongStream().toArray();
    String csv = new String(SplitManifest.csv(Splits.of(request(split, 1)), numbers));
    assertThat(csv.lines().count()).isEqualTo(ROWS + 1);
    assertThat(csv).startsWith("row,part\n1,train\n").contains(",unused\n").endsWith("103,test\n");
  }

  private SplitRequest request(Split split, long seed) {
    return new SplitRequest(split, ROWS, classes, 2, "y", null, null, null, seed);
  }

  private static Set<Integer> overlap(int[] a, int[] b) {
    Set<Integer> both = new HashSet<>();
    Arrays.stream(a).forEach(both::add);
    Set<Integer> other = new HashSet<>();
    Arrays.stream(b).forEach(other::add);
    both.retainAll(other);
    return both;
  }

  private static String[] repeat(String word, int times) {
    String[] words = new String[times];
    Arrays.fill(words, word);
    return words;
  }
}

package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;

class CorrelatedColumnsTest {
  private static final int ROWS = 300;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();
  private final double[] one = new SplittableRandom(1).doubles(ROWS).toArray();
  private final double[] other = new SplittableRandom(2).doubles(ROWS).toArray();

  @Test
  void columnsThatGoTogetherAreOneGroupWhateverTheirSign() {
    double[] twice = Arrays.stream(one).map(v -> 5 - 2 * v).toArray();
    twice[3] = Double.NaN;
    String[] words = IntStream.range(0, ROWS).mapToObj(i -> "w" + i % 3).toArray(String[]::new);

    List<List<Integer>> groups =
        groups(
            number("one", one),
            number("other", other),
            number("twice", twice),
            Frames.texts("words", ColumnRole.FEATURE, words),
            number("constant", new double[ROWS]));

    assertThat(groups).containsExactly(List.of(0, 2), List.of(1), List.of(3), List.of(4));
  }

  @Test
  void inAGroupEveryTwoGoTogether() {
    // the middle one goes with both ends, which do not go with each other
    double[] middle = IntStream.range(0, ROWS).mapToDouble(i -> one[i] + other[i] * 0.7).toArray();
    double[] end = IntStream.range(0, ROWS).mapToDouble(i -> one[i] * 0.5 + other[i]).toArray();

    assertThat(groups(number("one", one), number("middle", middle), number("end", end)))
        .containsExactly(List.of(0, 1), List.of(2));
  }

  private static List<List<Integer>> groups(FrameColumn... columns) {
    return CorrelatedColumns.groups(List.of(columns), ALL);
  }

  private static FrameColumn number(String name, double[] values) {
    return Frames.numbers(name, ColumnRole.FEATURE, values);
  }
}

package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;

class StepsTest {
  private static final FrameColumn LABEL =
      Frames.numbers("left", ColumnRole.LABEL, 5, 4, 3, 2, 1, 0);

  @Test
  void eachStepOfTheWindowIsAColumn() {
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 3, 8, 2, 2, 5);

    Frame samples = steps(3).of(Frames.of(6, sensor, LABEL));

    assertThat(samples.all(ColumnRole.FEATURE))
        .extracting(column -> column.column().name())
        .containsExactly("s__step_2", "s__step_1", "s__step_0", "history__age");
    assertThat(window(samples, 3)).containsExactly(3, 8, 2);
    assertThat(cell(samples, "history__age", 3)).isEqualTo(4);
    assertThat(cell(samples, "left", 3)).isEqualTo(2);
  }

  @Test
  void theBeginningOfAHistoryIsFilledUpWithItsFirstRow() {
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 7, 3, 8, 2, 2, 5);

    Frame samples = steps(3).of(Frames.of(6, sensor, LABEL));

    assertThat(window(samples, 0)).containsExactly(7, 7, 7);
    assertThat(window(samples, 1)).containsExactly(7, 7, 3);
  }

  @Test
  void noWindowReachesIntoAnotherMachine() {
    FrameColumn machine = Frames.texts("machine", ColumnRole.GROUP, "a", "b", "a", "b", "a", "b");
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 100, 2, 200, 3, 300);

    Frame samples = steps(3).of(Frames.of(6, machine, sensor, LABEL));

    assertThat(window(samples, 4)).containsExactly(1, 2, 3);
    assertThat(window(samples, 3)).containsExactly(100, 100, 200);
  }

  @Test
  void rowsAreTakenInTheOrderOfTime() {
    FrameColumn time = Frames.numbers("t", ColumnRole.TIME, 6, 5, 4, 3, 2, 1);
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 2, 3, 4, 5, 6);

    Frame samples = steps(3).of(Frames.of(6, time, sensor, LABEL));

    assertThat(window(samples, 0)).containsExactly(3, 2, 1);
    assertThat(window(samples, 5)).containsExactly(6, 6, 6);
  }

  @Test
  void laterRowsChangeNoEarlierSample() {
    Random random = new Random(3);
    double[] before = random.doubles(40).toArray();
    double[] after = before.clone();
    for (int i = 25; i < 40; i++) {
      after[i] = i % 2 == 0 ? Double.NaN : random.nextDouble();
    }

    Frame first = steps(7).of(Frames.of(40, Frames.numbers("s", ColumnRole.FEATURE, before)));
    Frame second = steps(7).of(Frames.of(40, Frames.numbers("s", ColumnRole.FEATURE, after)));

    for (FrameColumn column : first.columns()) {
      for (int row = 0; row < 25; row++) {
        assertThat(second.named(column.column().name()).orElseThrow().number(row))
            .isEqualTo(column.number(row));
      }
    }
  }

  @Test
  void aMissingReadingIsTheOneBefore() {
    double none = Double.NaN;
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, none, 3, none, none, 2, 5);

    Frame samples = steps(3).of(Frames.of(6, sensor, LABEL));

    assertThat(window(samples, 3)).containsExactly(3, 3, 3);
    assertThat(window(samples, 0)).containsExactly(none, none, none);
    assertThat(window(samples, 1)).containsExactly(none, none, 3);
  }

  @Test
  void saysWhenWindowsDoNotFitIntoMemory() {
    FrameColumn sensor =
        Frames.numbers("s", ColumnRole.FEATURE, new Random(1).doubles(100_001).toArray());

    assertThatThrownBy(() -> steps(1000).of(Frames.of(100_001, sensor)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Shorten the window");
  }

  @Test
  void travelsInTheModelFile() {
    ContractJson json = new ContractJson();
    Samples steps =
        Steps.over(
            12,
            false,
            List.of(
                new Column("m", ColumnType.TEXT, ColumnRole.GROUP, null),
                new Column("s", ColumnType.NUMBER, ColumnRole.FEATURE, "K"),
                new Column("left", ColumnType.NUMBER, ColumnRole.LABEL, null)));

    assertThat(json.read(json.write(steps), Samples.class)).isEqualTo(steps);
    assertThat(steps.inputs()).extracting(Column::name).containsExactly("m", "s");
  }

  private static Steps steps(int rows) {
    return new Steps(rows, true, List.of());
  }

  private static double[] window(Frame samples, int row) {
    return IntStream.of(2, 1, 0).mapToDouble(b -> cell(samples, "s__step_" + b, row)).toArray();
  }

  private static double cell(Frame samples, String column, int row) {
    return samples.named(column).orElseThrow().number(row);
  }
}

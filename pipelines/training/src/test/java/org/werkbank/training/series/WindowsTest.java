package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;

class WindowsTest {
  private static final FrameColumn LABEL =
      Frames.numbers("left", ColumnRole.LABEL, 5, 4, 3, 2, 1, 0);

  @Test
  void sumsUpWhatASensorDidUpToTheRow() {
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 3, 8, 2, 2, 5);

    Frame samples = windows(3).of(Frames.of(6, sensor, LABEL));

    // the window of the third row is 1, 3, 8
    assertThat(cell(samples, "s__last", 2)).isEqualTo(8);
    assertThat(cell(samples, "s__mean", 2)).isEqualTo(4);
    assertThat(cell(samples, "s__std", 2)).isCloseTo(Math.sqrt(26 / 3.0), within(1e-12));
    assertThat(cell(samples, "s__slope", 2)).isCloseTo(3.5, within(1e-12));
    assertThat(cell(samples, "s__recent", 5)).isEqualTo(3);
  }

  @Test
  void noWindowReachesIntoAnotherMachineOrBeyondItsRow() {
    FrameColumn machine = Frames.texts("machine", ColumnRole.GROUP, "a", "b", "a", "b", "a", "b");
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 100, 2, 200, 3, 300);

    Frame samples = windows(10).of(Frames.of(6, machine, sensor, LABEL));

    assertThat(cell(samples, "s__mean", 0)).isEqualTo(1);
    assertThat(cell(samples, "s__mean", 4)).isEqualTo(2);
    assertThat(cell(samples, "s__mean", 3)).isEqualTo(150);
  }

  @Test
  void laterRowsChangeNoEarlierSample() {
    Random random = new Random(3);
    double[] before = random.doubles(40).toArray();
    double[] after = before.clone();
    for (int i = 25; i < 40; i++) {
      after[i] = random.nextDouble();
    }

    Frame first = windows(7).of(Frames.of(40, Frames.numbers("s", ColumnRole.FEATURE, before)));
    Frame second = windows(7).of(Frames.of(40, Frames.numbers("s", ColumnRole.FEATURE, after)));

    for (FrameColumn column : first.columns()) {
      for (int row = 0; row < 25; row++) {
        assertThat(second.named(column.column().name()).orElseThrow().number(row))
            .isEqualTo(column.number(row));
      }
    }
  }

  @Test
  void rowsAreTakenInTheOrderOfTime() {
    FrameColumn time = Frames.numbers("t", ColumnRole.TIME, 6, 5, 4, 3, 2, 1);
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 1, 2, 3, 4, 5, 6);

    Frame samples = windows(2).of(Frames.of(6, time, sensor, LABEL));

    assertThat(cell(samples, "s__mean", 0)).isEqualTo(1.5);
    assertThat(cell(samples, "s__mean", 5)).isEqualTo(6);
    assertThat(cell(samples, "history__age", 0)).isEqualTo(6);
  }

  @Test
  void missingCellsAreLeftOutAndAnEmptyWindowIsMissing() {
    FrameColumn sensor =
        Frames.numbers("s", ColumnRole.FEATURE, Double.NaN, Double.NaN, 4, Double.NaN, 6, 7);

    Frame samples = windows(2).of(Frames.of(6, sensor, LABEL));

    assertThat(cell(samples, "s__last", 1)).isNaN();
    assertThat(cell(samples, "s__mean", 3)).isEqualTo(4);
    assertThat(cell(samples, "s__mean", 4)).isEqualTo(6);
  }

  @Test
  void aConstantSensorStaysExactlyConstant() {
    FrameColumn sensor = Frames.numbers("s", ColumnRole.FEATURE, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    Frame samples = windows(3).of(Frames.of(6, sensor, LABEL));

    for (int row = 0; row < 6; row++) {
      assertThat(cell(samples, "s__mean", row)).isEqualTo(0.1);
      assertThat(cell(samples, "s__std", row)).isZero();
      assertThat(cell(samples, "s__slope", row)).isZero();
    }
  }

  @Test
  void aRowWithoutAMachineIsRefusedWithTheColumn() {
    FrameColumn machine = Frames.texts("machine", ColumnRole.GROUP, "a", null, "a", "a", "a", "a");

    assertThatThrownBy(() -> windows(2).of(Frames.of(6, machine, LABEL)))
        .hasMessageContaining("\"machine\"")
        .hasMessageContaining("1 of them");
  }

  @Test
  void theLastSampleOfEachMachineIsTheLatestInTime() {
    FrameColumn machine = Frames.texts("machine", ColumnRole.GROUP, "a", "b", "a", "b", "a", "b");
    FrameColumn time = Frames.numbers("t", ColumnRole.TIME, 3, 1, 2, 2, 1, 3);

    assertThat(Windows.lastOfEach(Frames.of(6, machine, time, LABEL))).containsExactly(0, 5);
  }

  private static Windows windows(int rows) {
    return new Windows(rows, true, Windows.USUAL, List.of());
  }

  private static double cell(Frame frame, String column, int row) {
    return frame.named(column).orElseThrow().number(row);
  }
}

package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Availability;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;

class LagsTest {
  private static final FrameColumn LOAD =
      Frames.numbers("load", ColumnRole.LABEL, 10, 11, 12, 13, 14, 15, 16, 17);

  @Test
  void aSampleHoldsTheLabelAsItWasBeforeTheHorizon() {
    Frame samples = new Lags(2, 2, List.of(), List.of()).of(Frames.of(8, LOAD));

    assertThat(cell(samples, "load__lag_2", 5)).isEqualTo(13);
    assertThat(cell(samples, "load__lag_3", 5)).isEqualTo(12);
    assertThat(samples.named("load__lag_1")).isEmpty();
  }

  @Test
  void aSeasonShorterThanTheHorizonIsTakenTwiceOrMore() {
    Lags lags = new Lags(5, 1, List.of(4), List.of());

    assertThat(lags.seasonal("load", 4)).isEqualTo("load__lag_8");
    assertThat(lags.distances()).containsExactly(5, 7, 8, 9);
  }

  @Test
  void theMeanOfTheLastSeasonEndsAtTheHorizon() {
    Frame samples = new Lags(2, 1, List.of(3), List.of()).of(Frames.of(8, LOAD));

    // rows 3, 4 and 5 of the file, from 0
    assertThat(cell(samples, "load__mean_3", 7)).isEqualTo(14);
  }

  @Test
  void columnsKnownBeforehandStayAndTheOthersAreAsTheyWere() {
    FrameColumn plan = known(Availability.BEFORE, "plan", 1, 2, 3, 4, 5, 6, 7, 8);
    FrameColumn gas = known(Availability.WITH, "gas", 1, 2, 3, 4, 5, 6, 7, 8);
    FrameColumn unsaid = Frames.numbers("heat", ColumnRole.FEATURE, 1, 2, 3, 4, 5, 6, 7, 8);
    FrameColumn bill = known(Availability.AFTER, "bill", 1, 2, 3, 4, 5, 6, 7, 8);

    Frame samples =
        new Lags(3, 1, List.of(), List.of()).of(Frames.of(8, plan, gas, unsaid, bill, LOAD));

    assertThat(cell(samples, "plan", 5)).isEqualTo(6);
    assertThat(cell(samples, "gas__lag_3", 5)).isEqualTo(3);
    assertThat(cell(samples, "heat__lag_3", 5)).isEqualTo(3);
    assertThat(samples.columns())
        .noneMatch(c -> c.column().name().startsWith("bill"))
        .noneMatch(c -> c.column().name().equals("gas"));
  }

  @Test
  void nothingWithinTheHorizonChangesASample() {
    Random random = new Random(5);
    double[] before = random.doubles(60).toArray();
    double[] after = before.clone();
    for (int i = 40; i < 60; i++) {
      after[i] = random.nextDouble();
    }
    Lags lags = new Lags(4, 3, List.of(7, 14), List.of());

    Frame first = lags.of(Frames.of(60, Frames.numbers("y", ColumnRole.LABEL, before)));
    Frame second = lags.of(Frames.of(60, Frames.numbers("y", ColumnRole.LABEL, after)));

    for (FrameColumn column : first.all(ColumnRole.FEATURE)) {
      for (int row = 0; row < 44; row++) {
        assertThat(cell(second, column.column().name(), row))
            .isEqualTo(Double.valueOf(column.number(row)));
      }
    }
  }

  @Test
  void oneSeriesDoesNotReachIntoAnother() {
    FrameColumn plant =
        Frames.texts("plant", ColumnRole.GROUP, "a", "b", "a", "b", "a", "b", "a", "b");

    Frame samples = new Lags(1, 1, List.of(), List.of()).of(Frames.of(8, plant, LOAD));

    assertThat(cell(samples, "load__lag_1", 4)).isEqualTo(12);
    assertThat(cell(samples, "load__lag_1", 1)).isNaN();
  }

  @Test
  void theClockAndTheCalendarAreKnownBeforehand() {
    FrameColumn time =
        Frames.texts("at", ColumnRole.TIME, "2026-11-27 06:00", "2026-11-28 18:00", "2026-11-30");
    FrameColumn load = Frames.numbers("load", ColumnRole.LABEL, 1, 2, 3);

    Frame samples = new Lags(1, 1, List.of(), List.of()).of(Frames.of(3, time, load));

    assertThat(cell(samples, "calendar__day_sin", 0)).isEqualTo(1);
    assertThat(cell(samples, "calendar__day_sin", 1)).isEqualTo(-1);
    assertThat(cell(samples, "calendar__weekday", 0)).isEqualTo(4);
    assertThat(cell(samples, "calendar__weekend", 1)).isEqualTo(1);
    assertThat(cell(samples, "calendar__weekend", 2)).isZero();
  }

  @Test
  void samplesWithoutTheirWholePastAreNotLearnedFrom() {
    Lags lags = new Lags(1, 1, List.of(3), List.of());

    Frame complete = lags.complete(lags.of(Frames.of(8, LOAD)));

    assertThat(complete.rowNumbers()).containsExactly(5, 6, 7, 8);
  }

  @Test
  void aSeriesShorterThanWhatItLooksBackToIsRefusedWithBothNumbers() {
    Lags lags = new Lags(1, 1, List.of(96), List.of());

    assertThatThrownBy(() -> lags.complete(lags.of(Frames.of(8, LOAD))))
        .hasMessageContaining("\"load\" looks back over 98 rows")
        .hasMessageContaining("has 8 of the 8 rows");
  }

  @Test
  void isTheSameAfterItTravelledInAModelFile() {
    ContractJson json = new ContractJson();
    Samples lags =
        Lags.over(
            2,
            3,
            List.of(672, 96),
            List.of(new Column("y", ColumnType.NUMBER, ColumnRole.LABEL, "kWh")));

    assertThat(json.read(json.write(lags), Samples.class)).isEqualTo(lags);
  }

  private static FrameColumn known(Availability at, String name, double... values) {
    return new FrameColumn(
        new Column(name, ColumnType.NUMBER, ColumnRole.FEATURE, null, at),
        values,
        null,
        List.of(),
        0);
  }

  private static double cell(Frame frame, String column, int row) {
    return frame.named(column).orElseThrow().number(row);
  }
}

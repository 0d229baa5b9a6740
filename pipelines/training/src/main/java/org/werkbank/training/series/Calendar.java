package org.werkbank.training.series;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.werkbank.contract.Availability;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.TimeValues;

/** What the clock and the calendar say at each row: known beforehand, and often half the story. */
final class Calendar {
  private static final double SECONDS_A_DAY = 86_400;

  private Calendar() {}

  /** Time of day on a circle, day of the week from Monday 0, and whether it is a weekend. */
  static List<FrameColumn> of(FrameColumn time, int rows) {
    if (time.isNumeric()) {
      return List.of(); // a counter has no days
    }
    long[] millis = TimeValues.of(time, rows);
    return List.of(
        column("calendar__day_sin", millis, at -> Math.sin(angle(at))),
        column("calendar__day_cos", millis, at -> Math.cos(angle(at))),
        column("calendar__weekday", millis, at -> at.getDayOfWeek().ordinal()),
        column("calendar__weekend", millis, at -> isWeekend(at) ? 1 : 0));
  }

  private static double angle(LocalDateTime at) {
    return 2 * Math.PI * at.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
  }

  private static boolean isWeekend(LocalDateTime at) {
    return at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }

  private static FrameColumn column(
      String name, long[] millis, ToDoubleFunction<LocalDateTime> value) {
    double[] values = new double[millis.length];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          value.applyAsDouble(
              LocalDateTime.ofEpochSecond(Math.floorDiv(millis[row], 1000L), 0, ZoneOffset.UTC));
    }
    Column column =
        new Column(name, ColumnType.NUMBER, ColumnRole.FEATURE, null, Availability.BEFORE);
    return new FrameColumn(column, values, null, List.of(), 0);
  }
}

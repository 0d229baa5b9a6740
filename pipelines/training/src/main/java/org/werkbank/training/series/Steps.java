package org.werkbank.training.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * Makes one sample of every row: the readings themselves of the window that ends there, within the
 * row's own machine. A sensor {@code s2} becomes {@code s2__step_29} (the oldest) to {@code
 * s2__step_0} (the row itself), which is what networks over time learn from; columns of other roles
 * and of words stay as they are.
 *
 * <p>At the beginning of a history the window is filled up with the first row, as if the machine
 * had stood still before. A missing reading is taken from the row before it, and where there is
 * none it stays missing.
 *
 * @param rows length of the window, in rows
 * @param age whether there is {@code history__age} as well, the rows since the history began
 * @param inputs the columns that rows must have for it: sensors, and those that group and order
 */
public record Steps(int rows, boolean age, List<Column> inputs) implements Samples {
  private static final String MARK = "__step_";
  private static final Pattern NAME = Pattern.compile("(.+)" + MARK + "(\\d{1,6})");

  /** Most cells of all windows together; each takes some 30 bytes on the way to a network. */
  private static final long MOST_CELLS = 100_000_000;

  /**
   * A column made here.
   *
   * @param back rows before the sample's own
   */
  public record Step(String sensor, int back) {
    /** What the name of a column says; null when it is none of a step. */
    public static @Nullable Step of(String column) {
      Matcher matcher = NAME.matcher(column);
      return matcher.matches()
          ? new Step(matcher.group(1), Integer.parseInt(matcher.group(2)))
          : null;
    }

    String column() {
      return sensor + MARK + back;
    }
  }

  public Steps {
    inputs = List.copyOf(inputs);
    if (rows < 1) {
      throw new IllegalArgumentException("a window has at least one row, not " + rows);
    }
  }

  /** Windows over the features of these columns. */
  public static Steps over(int rows, boolean age, List<Column> columns) {
    return new Steps(rows, age, Samples.ofMachines(columns));
  }

  @Override
  public Frame of(Frame frame) {
    Histories histories = Histories.of(frame);
    long sensors = frame.columns().stream().filter(Steps::isSensor).count();
    if (sensors * rows * frame.size() > MOST_CELLS) {
      throw BadData.windowsTooLarge(sensors, rows, frame.size());
    }
    List<FrameColumn> columns = new ArrayList<>();
    for (FrameColumn column : frame.columns()) {
      if (isSensor(column)) {
        columns.addAll(steps(column, histories, frame.size()));
      } else {
        columns.add(column);
      }
    }
    if (age) {
      columns.add(histories.ages(frame.size()));
    }
    return new Frame(frame.rowNumbers(), columns, frame.ragged());
  }

  private static boolean isSensor(FrameColumn column) {
    return column.column().role() == ColumnRole.FEATURE && column.isNumeric();
  }

  private List<FrameColumn> steps(FrameColumn sensor, Histories histories, int size) {
    double[][] found = new double[rows][size];
    for (int[] history : histories.list()) {
      double[] readings = carriedForward(sensor, history);
      for (int at = 0; at < history.length; at++) {
        for (int back = 0; back < rows; back++) {
          found[back][history[at]] = readings[Math.max(0, at - back)];
        }
      }
    }
    List<FrameColumn> columns = new ArrayList<>();
    for (int back = rows - 1; back >= 0; back--) {
      Column column =
          new Column(
              new Step(sensor.column().name(), back).column(),
              ColumnType.NUMBER,
              ColumnRole.FEATURE,
              sensor.column().unit());
      // what could not be read is counted once, where it was
      long unparsable = back == 0 ? sensor.unparsable() : 0;
      columns.add(new FrameColumn(column, found[back], null, List.of(), unparsable));
    }
    return columns;
  }

  private static double[] carriedForward(FrameColumn sensor, int[] history) {
    double[] readings = Arrays.stream(history).mapToDouble(sensor::number).toArray();
    for (int at = 1; at < readings.length; at++) {
      if (Double.isNaN(readings[at])) {
        readings[at] = readings[at - 1];
      }
    }
    return readings;
  }
}

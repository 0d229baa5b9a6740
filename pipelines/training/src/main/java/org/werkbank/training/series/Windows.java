package org.werkbank.training.series;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;

/**
 * Makes one sample of every row: the row itself and, for each sensor, what it did in the window of
 * rows that ends there, within the row's own machine. A column {@code s2} becomes {@code s2__last},
 * {@code s2__mean} and so on; columns of other roles and of words stay as they are. The beginning
 * of a history has shorter windows.
 *
 * <p>With {@code age} there is also {@code history__age}, the rows since the history began, which
 * means something when all histories begin alike.
 *
 * @param rows longest window, in rows
 * @param statistics what each window comes down to
 * @param inputs the columns that rows must have for it: sensors, and those that group and order
 */
public record Windows(int rows, boolean age, List<WindowStatistic> statistics, List<Column> inputs)
    implements Samples {
  public static final List<WindowStatistic> USUAL =
      List.of(
          WindowStatistic.LAST,
          WindowStatistic.MEAN,
          WindowStatistic.STD,
          WindowStatistic.SLOPE,
          WindowStatistic.RECENT);

  public Windows {
    statistics = List.copyOf(statistics);
    inputs = List.copyOf(inputs);
    if (rows < 1) {
      throw new IllegalArgumentException("a window has at least one row, not " + rows);
    }
  }

  /** Windows over the features of these columns. */
  public static Windows over(int rows, boolean age, List<Column> columns) {
    return over(rows, age, USUAL, columns);
  }

  /** Windows over the features of these columns, come down to these statistics. */
  public static Windows over(
      int rows, boolean age, List<WindowStatistic> statistics, List<Column> columns) {
    return new Windows(rows, age, statistics, Samples.ofMachines(columns));
  }

  @Override
  public Frame of(Frame frame) {
    Histories histories = Histories.of(frame);
    List<FrameColumn> columns = new ArrayList<>();
    for (FrameColumn column : frame.columns()) {
      if (column.column().role() == ColumnRole.FEATURE && column.isNumeric()) {
        columns.addAll(statistics(column, histories, frame.size()));
      } else {
        columns.add(column);
      }
    }
    if (age) {
      columns.add(histories.ages(frame.size()));
    }
    return new Frame(frame.rowNumbers(), columns, frame.ragged());
  }

  private List<FrameColumn> statistics(FrameColumn sensor, Histories histories, int size) {
    double[][] found = new double[statistics.size()][size];
    for (int[] history : histories.list()) {
      double[] window = new double[rows];
      for (int end = 0; end < history.length; end++) {
        int n = 0;
        for (int at = Math.max(0, end - rows + 1); at <= end; at++) {
          double value = sensor.number(history[at]);
          if (!Double.isNaN(value)) {
            window[n++] = value;
          }
        }
        for (int s = 0; s < found.length; s++) {
          found[s][history[end]] = n == 0 ? Double.NaN : statistics.get(s).of(window, n);
        }
      }
    }
    List<FrameColumn> columns = new ArrayList<>();
    for (int s = 0; s < found.length; s++) {
      columns.add(column(sensor, statistics.get(s), found[s]));
    }
    // what could not be read is counted once
    FrameColumn first = columns.get(0);
    columns.set(
        0, new FrameColumn(first.column(), first.numbers(), null, List.of(), sensor.unparsable()));
    return columns;
  }

  private static FrameColumn column(
      FrameColumn sensor, WindowStatistic statistic, double @Nullable [] values) {
    Column column =
        new Column(
            sensor.column().name() + "__" + statistic.suffix(),
            ColumnType.NUMBER,
            ColumnRole.FEATURE,
            sensor.column().unit());
    return new FrameColumn(column, values, null, List.of(), 0);
  }

  /** Positions of the last sample of each history. */
  public static int[] lastOfEach(Frame frame) {
    return Histories.of(frame).list().stream()
        .mapToInt(history -> history[history.length - 1])
        .sorted()
        .toArray();
  }
}

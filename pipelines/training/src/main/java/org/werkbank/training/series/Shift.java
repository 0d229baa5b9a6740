package org.werkbank.training.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Numbers;

/** A column as it was some rows earlier in the same history; missing where there is no such row. */
final class Shift {
  private Shift() {}

  static FrameColumn by(int distance, FrameColumn column, Histories histories) {
    Numbers numbers = column.numbers();
    Numbers codes = column.codes();
    int[] source = new int[size(numbers) + size(codes)];
    Arrays.fill(source, -1);
    for (int[] history : histories.list()) {
      for (int at = distance; at < history.length; at++) {
        source[history[at]] = history[at - distance];
      }
    }
    Column was = column.column();
    Column moved =
        new Column(was.name() + "__lag_" + distance, was.type(), ColumnRole.FEATURE, was.unit());
    return new FrameColumn(
        moved,
        numbers == null ? null : new Moved(numbers, source, Double.NaN),
        codes == null ? null : new Moved(codes, source, -1),
        column.words(),
        0);
  }

  private static int size(@Nullable Numbers cells) {
    return cells == null ? 0 : cells.size();
  }

  private record Moved(Numbers numbers, int[] source, double otherwise) implements Numbers {
    @Override
    public int size() {
      return source.length;
    }

    @Override
    public double at(int row) {
      return source[row] < 0 ? otherwise : numbers.at(source[row]);
    }
  }
}

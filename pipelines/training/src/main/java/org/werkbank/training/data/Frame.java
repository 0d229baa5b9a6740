package org.werkbank.training.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;

/**
 * A data set in memory, in file order.
 *
 * @param rowNumbers 1 for the first row after the header
 * @param ragged rows left out because their number of cells is not that of the header
 */
public record Frame(long[] rowNumbers, List<FrameColumn> columns, long ragged) {
  public Frame {
    columns = List.copyOf(columns);
  }

  public int size() {
    return rowNumbers.length;
  }

  public Optional<FrameColumn> first(ColumnRole role) {
    return columns.stream().filter(c -> c.column().role() == role).findFirst();
  }

  public Optional<FrameColumn> named(@Nullable String name) {
    return columns.stream().filter(c -> c.column().name().equals(name)).findFirst();
  }

  public List<FrameColumn> all(ColumnRole role) {
    return columns.stream().filter(c -> c.column().role() == role).toList();
  }

  /** The rows at the given positions, in that order. */
  public Frame select(int[] rows) {
    long[] numbers = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      numbers[i] = rowNumbers[rows[i]];
    }
    return new Frame(numbers, columns.stream().map(c -> c.select(rows)).toList(), ragged);
  }

  /** The same with all columns in memory. */
  public Frame inMemory() {
    return new Frame(
        rowNumbers, columns.stream().map(c -> c.inMemory(rowNumbers.length)).toList(), ragged);
  }

  /** One row seen through some of the columns. */
  public static Cells cells(List<FrameColumn> columns, int row) {
    return new Cells() {
      @Override
      public double number(int column) {
        return columns.get(column).number(row);
      }

      @Override
      public @Nullable String text(int column) {
        return columns.get(column).text(row);
      }
    };
  }
}

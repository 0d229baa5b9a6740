package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;

/** The features of one row, equal when all cells are. */
record RowKey(List<@Nullable Object> cells) {
  static RowKey of(List<FrameColumn> features, int row) {
    List<@Nullable Object> cells = new ArrayList<>(features.size());
    for (FrameColumn column : features) {
      cells.add(column.isNumeric() ? (Object) column.number(row) : column.text(row));
    }
    return new RowKey(cells);
  }
}

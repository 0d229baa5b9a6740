package org.werkbank.training.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.split.TimeOrder;

/**
 * The rows of each machine in the order of time: by the time column where there is one, else as the
 * file has them. Without a group column all rows are one history.
 *
 * @param list positions of the rows of each history, the earliest first
 */
public record Histories(List<int[]> list) {
  private static final Column AGE =
      new Column("history__age", ColumnType.NUMBER, ColumnRole.FEATURE, "rows");

  public static Histories of(Frame frame) {
    FrameColumn group = frame.first(ColumnRole.GROUP).orElse(null);
    Map<Object, List<Integer>> rows = new LinkedHashMap<>();
    for (int row : TimeOrder.of(frame.first(ColumnRole.TIME).orElse(null), frame.size())) {
      rows.computeIfAbsent(key(group, row, frame.size()), k -> new ArrayList<>()).add(row);
    }
    return new Histories(
        rows.values().stream()
            .map(history -> history.stream().mapToInt(Integer::intValue).toArray())
            .toList());
  }

  /** Rows of the longest history. */
  int longest() {
    return list.stream().mapToInt(history -> history.length).max().orElse(0);
  }

  private static Object key(@Nullable FrameColumn group, int row, int size) {
    if (group == null) {
      return "";
    }
    if (group.isMissing(row)) {
      throw BadData.cellsMissing(group.column().name(), group.missing(size));
    }
    return group.key(row);
  }

  /** {@code history__age}: the rows since each history began, 1 for its first. */
  FrameColumn ages(int size) {
    double[] ages = new double[size];
    for (int[] history : list) {
      for (int at = 0; at < history.length; at++) {
        ages[history[at]] = at + 1;
      }
    }
    return new FrameColumn(AGE, ages, null, List.of(), 0);
  }
}

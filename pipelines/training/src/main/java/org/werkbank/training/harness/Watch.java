package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Watched;
import org.werkbank.training.series.Histories;

/**
 * Rows that are watched, group by group in the order of time.
 *
 * @param names of the groups; empty when there is no group column and all rows are one history
 * @param histories positions within the watched rows, in the order of {@code names}
 * @param units group of each watched row; null without a group column
 */
record Watch(List<String> names, List<int[]> histories, int @Nullable [] units) {

  /** The given rows of a frame. */
  static Watch of(Frame frame, int[] rows) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      places.put(rows[i], i);
    }
    FrameColumn group = frame.first(ColumnRole.GROUP).orElse(null);
    List<String> names = new ArrayList<>();
    List<int[]> histories = new ArrayList<>();
    int[] units = new int[rows.length];
    for (int[] history : Histories.of(frame).list()) {
      int[] watched =
          Arrays.stream(history)
              .filter(places::containsKey)
              .map(row -> places.getOrDefault(row, -1))
              .toArray();
      if (watched.length == 0) {
        continue;
      }
      for (int place : watched) {
        units[place] = histories.size();
      }
      histories.add(watched);
      if (group != null) {
        names.add(TaskFinder.word(group, history[0]));
      }
    }
    return new Watch(names, histories, group == null ? null : units);
  }

  Watched rows(double[] excess, int[] rows, Kinds kinds) {
    int[] ofRow = Arrays.stream(rows).map(row -> kinds.ofRow()[row]).toArray();
    return new Watched(excess, ofRow, kinds.faults(), histories);
  }
}

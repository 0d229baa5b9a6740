package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.training.series.Steps;

/**
 * Where the numbers of a window are found in a prepared row. A sensor's columns are one channel; a
 * column that is none of a step (an age, a category) is a channel that stands still.
 *
 * @param channels their names
 * @param columns for each step, the oldest first, the column of each channel; -1 where the step of
 *     a sensor is not among the columns, because it was constant
 */
record Layout(List<String> channels, int[][] columns) {
  Layout {
    channels = List.copyOf(channels);
  }

  static Layout of(List<String> features) {
    Map<String, List<Integer>> columnsOf = new LinkedHashMap<>();
    int steps = 1;
    for (int i = 0; i < features.size(); i++) {
      Steps.Step step = Steps.Step.of(features.get(i));
      String channel = step == null ? features.get(i) : step.sensor() + " over time";
      columnsOf.computeIfAbsent(channel, key -> new ArrayList<>()).add(i);
      steps = step == null ? steps : Math.max(steps, step.back() + 1);
    }
    List<String> channels = List.copyOf(columnsOf.keySet());
    int[][] columns = new int[steps][channels.size()];
    for (int c = 0; c < channels.size(); c++) {
      for (int[] step : columns) {
        step[c] = -1;
      }
      for (int column : columnsOf.getOrDefault(channels.get(c), List.of())) {
        Steps.Step step = Steps.Step.of(features.get(column));
        if (step != null) {
          columns[steps - 1 - step.back()][c] = column;
        } else {
          for (int[] any : columns) {
            any[c] = column;
          }
        }
      }
    }
    return new Layout(channels, columns);
  }

  int steps() {
    return columns.length;
  }

  /** The columns of a channel that there are. */
  int[] columnsOf(int channel) {
    return Arrays.stream(columns).mapToInt(step -> step[channel]).filter(c -> c >= 0).toArray();
  }

  /** The column that every row must reach. */
  int lastColumn() {
    return Arrays.stream(columns).flatMapToInt(Arrays::stream).max().orElse(-1);
  }
}

package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.training.data.FrameColumn;

/**
 * Groups of columns of which every two have a correlation above 0.8 in absolute value. Missing
 * cells count as the mean; columns of words stand alone.
 */
final class CorrelatedColumns {
  private static final double TOGETHER = 0.8;

  /** With more columns all pairs would take longer than the answer is worth. */
  private static final int MOST_COLUMNS = 1000;

  private CorrelatedColumns() {}

  /** Positions of the columns of each group; a column joins the first group it fits. */
  static List<List<Integer>> groups(List<FrameColumn> columns, int[] rows) {
    List<List<Integer>> groups = new ArrayList<>();
    List<double[]> scaled = columns.stream().map(column -> scaled(column, rows)).toList();
    for (int column = 0; column < columns.size(); column++) {
      int candidate = column;
      List<Integer> home =
          columns.size() > MOST_COLUMNS || scaled.get(column).length == 0
              ? null
              : groups.stream()
                  .filter(g -> g.stream().allMatch(m -> together(scaled.get(m), scaled, candidate)))
                  .findFirst()
                  .orElse(null);
      if (home == null) {
        groups.add(new ArrayList<>(List.of(column)));
      } else {
        home.add(column);
      }
    }
    return groups;
  }

  private static boolean together(double[] one, List<double[]> all, int other) {
    double[] second = all.get(other);
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * second[i];
    }
    return one.length > 0 && Math.abs(product) > TOGETHER;
  }

  /** Mean 0 and sum of squares 1; empty when the column is no number or does not vary. */
  private static double[] scaled(FrameColumn column, int[] rows) {
    if (!column.isNumeric()) {
      return new double[0];
    }
    double[] values = IntStream.of(rows).mapToDouble(column::number).toArray();
    double mean =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i])
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(0);
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
      squares += values[i] * values[i];
    }
    if (!(squares > 0) || !Double.isFinite(squares)) {
      return new double[0];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= Math.sqrt(squares);
    }
    return values;
  }
}

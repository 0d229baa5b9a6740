package org.werkbank.training.series;

import java.util.Arrays;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.FrameColumn;

/** A column as it was some rows earlier in the same history; missing where there is no such row. */
final class Shift {
  private Shift() {}

  static FrameColumn by(int distance, FrameColumn column, Histories histories) {
    double[] numbers = column.numbers();
    int[] codes = column.codes();
    double[] movedNumbers = null;
    int[] movedCodes = null;
    if (numbers != null) {
      movedNumbers = new double[numbers.length];
      Arrays.fill(movedNumbers, Double.NaN);
    } else if (codes != null) {
      movedCodes = new int[codes.length];
      Arrays.fill(movedCodes, -1);
    }
    for (int[] history : histories.list()) {
      for (int at = distance; at < history.length; at++) {
        if (numbers != null && movedNumbers != null) {
          movedNumbers[history[at]] = numbers[history[at - distance]];
        } else if (codes != null && movedCodes != null) {
          movedCodes[history[at]] = codes[history[at - distance]];
        }
      }
    }
    Column was = column.column();
    Column moved =
        new Column(was.name() + "__lag_" + distance, was.type(), ColumnRole.FEATURE, was.unit());
    return new FrameColumn(moved, movedNumbers, movedCodes, column.words(), 0);
  }
}

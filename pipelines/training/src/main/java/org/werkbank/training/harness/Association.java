package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.FrameColumn;

/** How much one column, or the order of the file, tells of the label. */
final class Association {
  private Association() {}

  /**
   * In a classification the largest AUC of the column for one class against the rest, in either
   * direction; in a regression the absolute correlation. Missing cells are left out.
   */
  static double strength(FrameColumn column, LearningTask task, int rows) {
    int[] present = IntStream.range(0, rows).filter(row -> !column.isMissing(row)).toArray();
    if (present.length < 2) {
      return 0;
    }
    double[] values = Arrays.stream(present).mapToDouble(column::number).toArray();
    double[] labels = task.labelsOf(present);
    if (!task.isClassification()) {
      return Math.abs(correlation(values, labels));
    }
    double[] ranks = ranks(values);
    double best = 0.5;
    for (int c = task.isBinary() ? 1 : 0; c < task.classes().size(); c++) {
      best = Math.max(best, auc(ranks, labels, c));
    }
    return best;
  }

  /** The same for the number of the row, as if it were a column. */
  static double ofRowNumber(LearningTask task) {
    int rows = task.labels().length;
    double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
    Column column = new Column("row", ColumnType.INTEGER, ColumnRole.IGNORE, null);
    return strength(new FrameColumn(column, numbers, null, List.of(), 0), task, rows);
  }

  /**
   * In a classification the number of label changes from row to row over the number a random order
   * would have; in a regression the absolute correlation of label and row number.
   */
  static double orderOfFile(LearningTask task) {
    double[] labels = task.labels();
    if (!task.isClassification()) {
      double[] numbers = IntStream.range(0, labels.length).asDoubleStream().toArray();
      return Math.abs(correlation(numbers, labels));
    }
    double[] shares = new double[task.classes().size()];
    int changes = 0;
    for (int i = 0; i < labels.length; i++) {
      shares[(int) labels[i]] += 1.0 / labels.length;
      changes += i > 0 && labels[i] != labels[i - 1] ? 1 : 0;
    }
    double same = Arrays.stream(shares).map(p -> p * p).sum();
    return changes / ((labels.length - 1) * (1 - same));
  }

  // Mann-Whitney: AUC from the rank sum of the class
  private static double auc(double[] ranks, double[] labels, int wanted) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (labels[i] == wanted) {
        sum += ranks[i];
        n++;
      }
    }
    double rest = ranks.length - n;
    if (n == 0 || rest == 0) {
      return 0.5;
    }
    double auc = (sum - n * (n + 1) / 2) / (n * rest);
    return Math.max(auc, 1 - auc);
  }

  /** Places in the sorted order from 1; equal values share the mean of theirs. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Map<Double, Double> shared = new HashMap<>();
    double[] ranks = new double[values.length];
    for (int i = 0; i < ranks.length; i++) {
      int found = Arrays.binarySearch(sorted, values[i]);
      boolean alone =
          (found == 0 || sorted[found - 1] != values[i])
              && (found == ranks.length - 1 || sorted[found + 1] != values[i]);
      ranks[i] = alone ? found + 1 : shared.computeIfAbsent(values[i], v -> middle(sorted, v));
    }
    return ranks;
  }

  private static double middle(double[] sorted, double value) {
    int first = edge(sorted, value, false);
    int last = edge(sorted, value, true) - 1;
    return (first + last) / 2.0 + 1;
  }

  /** The first place whose value is as large as this, or larger. */
  private static int edge(double[] sorted, double value, boolean larger) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = larger ? sorted[middle] <= value : sorted[middle] < value;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}

package org.werkbank.training.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepared rows with their labels, all in memory.
 *
 * @param features names of the prepared columns, in the order of the cells of a row
 * @param rows n rows of {@code features.size()} cells
 * @param labels n labels: index into {@code classes}, or the value itself in a regression
 * @param classes label values in order of their index; empty in a regression
 * @param groups index of each row's group (machine, batch), for trainers that hold some of their
 *     rows back; null when the data name none
 */
public record TrainingSet(
    List<String> features,
    double[][] rows,
    double[] labels,
    List<String> classes,
    int @Nullable [] groups) {
  // spelled out, for a compact one loses that groups may be null
  public TrainingSet(
      List<String> features,
      double[][] rows,
      double[] labels,
      List<String> classes,
      int @Nullable [] groups) {
    this.features = List.copyOf(features);
    this.rows = rows;
    this.labels = labels;
    this.classes = List.copyOf(classes);
    this.groups = groups;
    if (rows.length != labels.length) {
      throw new IllegalArgumentException(rows.length + " rows but " + labels.length + " labels");
    }
    if (groups != null && groups.length != rows.length) {
      throw new IllegalArgumentException(rows.length + " rows but " + groups.length + " groups");
    }
  }

  /** Rows of no known group. */
  public TrainingSet(
      List<String> features, double[][] rows, double[] labels, List<String> classes) {
    this(features, rows, labels, classes, null);
  }

  public int size() {
    return rows.length;
  }

  /** The rows one at a time. */
  public RowSource source() {
    return new RowSource() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public double[] row(int position) {
        return rows[position];
      }
    };
  }

  public boolean isClassification() {
    return !classes.isEmpty();
  }

  /** The rows at the given positions, in that order; cells are shared, not copied. */
  public TrainingSet subset(int[] positions) {
    double[][] x = new double[positions.length][];
    double[] y = new double[positions.length];
    int[] g = groups == null ? null : new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      x[i] = rows[positions[i]];
      y[i] = labels[positions[i]];
      if (groups != null && g != null) {
        g[i] = groups[positions[i]];
      }
    }
    return new TrainingSet(features, x, y, classes, g);
  }
}

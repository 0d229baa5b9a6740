package org.werkbank.training.api;

import java.util.List;

/**
 * Prepared rows with their labels, all in memory.
 *
 * @param features names of the prepared columns, in the order of the cells of a row
 * @param rows n rows of {@code features.size()} cells
 * @param labels n labels: index into {@code classes}, or the value itself in a regression
 * @param classes label values in order of their index; empty in a regression
 */
public record TrainingSet(
    List<String> features, double[][] rows, double[] labels, List<String> classes) {
  public TrainingSet {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (rows.length != labels.length) {
      throw new IllegalArgumentException(rows.length + " rows but " + labels.length + " labels");
    }
  }

  public int size() {
    return rows.length;
  }

  public boolean isClassification() {
    return !classes.isEmpty();
  }

  /** The rows at the given positions, in that order; cells are shared, not copied. */
  public TrainingSet subset(int[] positions) {
    double[][] x = new double[positions.length][];
    double[] y = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      x[i] = rows[positions[i]];
      y[i] = labels[positions[i]];
    }
    return new TrainingSet(features, x, y, classes);
  }
}

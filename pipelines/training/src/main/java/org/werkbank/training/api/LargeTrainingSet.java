package org.werkbank.training.api;

import java.util.List;

/**
 * A training part that does not fit into memory.
 *
 * @param features names of the prepared columns, in the order of the cells of a row
 * @param labels index into {@code classes}, or the value itself in a regression, of each row
 * @param classes label values in order of their index; empty in a regression
 */
public record LargeTrainingSet(
    List<String> features, RowSource rows, double[] labels, List<String> classes) {
  public LargeTrainingSet {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (rows.size() != labels.length) {
      throw new IllegalArgumentException(rows.size() + " rows but " + labels.length + " labels");
    }
  }

  public int size() {
    return labels.length;
  }

  public boolean isClassification() {
    return !classes.isEmpty();
  }

  /** The rows at the given positions, in memory. */
  public TrainingSet subset(int[] positions) {
    double[][] cells = new double[positions.length][];
    double[] answers = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      cells[i] = rows.row(positions[i]);
      answers[i] = labels[positions[i]];
    }
    return new TrainingSet(features, cells, answers, classes);
  }
}

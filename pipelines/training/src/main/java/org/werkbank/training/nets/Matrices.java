package org.werkbank.training.nets;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.werkbank.training.api.TrainingSet;

/**
 * Rows and their targets as DL4J takes them.
 *
 * @param features n x cells
 * @param targets n x classes, or n x 1
 */
record Matrices(INDArray features, INDArray targets) {

  /** The rows at positions {@code order[from]} to {@code order[to - 1]}. */
  static Matrices of(TrainingSet data, Targets targets, int[] order, int from, int to) {
    int width = data.features().size();
    int answers = targets.width();
    int n = to - from;
    float[] x = new float[n * width];
    float[] y = new float[n * answers];
    for (int i = 0; i < n; i++) {
      int row = order[from + i];
      double[] cells = data.rows()[row];
      for (int j = 0; j < width; j++) {
        x[i * width + j] = (float) cells[j];
      }
      targets.write(data.labels()[row], y, i * answers);
    }
    return new Matrices(
        Nd4j.create(x, new long[] {n, width}, 'c'), Nd4j.create(y, new long[] {n, answers}, 'c'));
  }

  /** Gives the memory back at once: it lies outside the heap, where the collector is late. */
  void close() {
    features.close();
    targets.close();
  }
}

package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The trained numbers of one network.
 *
 * @param tensors in the order of {@link Design#tensors()}, each row by row
 */
record Weights(Design design, List<float[]> tensors) {
  Weights {
    tensors = List.copyOf(tensors);
    List<int[]> shapes = design.tensors();
    if (tensors.size() != shapes.size()) {
      throw new IllegalArgumentException(tensors.size() + " tensors instead of " + shapes.size());
    }
    for (int i = 0; i < tensors.size(); i++) {
      if (tensors.get(i).length != Design.size(shapes.get(i))) {
        throw new IllegalArgumentException("tensor " + i + " has " + tensors.get(i).length);
      }
    }
  }

  /**
   * Weights to begin with, as PyTorch draws them: uniform within 1 / sqrt(inputs of a neuron).
   * Drawn here, so that a seed means the same to every engine and on any number of threads.
   */
  static Weights random(Design design, Random random) {
    List<float[]> tensors = new ArrayList<>();
    List<int[]> shapes = design.tensors();
    for (int i = 0; i < shapes.size(); i++) {
      double bound = 1 / Math.sqrt(fanIn(design, i));
      float[] values = new float[(int) Design.size(shapes.get(i))];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      tensors.add(values);
    }
    design.network().settle(design, tensors);
    return new Weights(design, tensors);
  }

  private static int fanIn(Design design, int tensor) {
    int head = design.head();
    if (tensor < head) {
      return design.network().fanIn(design, tensor);
    }
    return tensor < head + 2 ? design.network().summary(design) : design.dense();
  }
}

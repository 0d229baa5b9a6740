package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.List;

/**
 * How large a network is.
 *
 * @param steps rows of a window
 * @param channels numbers per step
 * @param units cells of the LSTM, or filters of each convolution
 * @param dense neurons of the layer before the output
 */
record Design(Network network, int steps, int channels, int units, int dense) {
  private static final int LARGEST = 1 << 16;
  private static final int KERNEL = 5;

  Design {
    if (network == null) {
      throw new IllegalArgumentException("a design names its network");
    }
    for (int size : new int[] {steps, channels, units, dense}) {
      if (size < 1 || size > LARGEST) {
        throw new IllegalArgumentException("sizes of a network are 1 to " + LARGEST);
      }
    }
  }

  /** Steps that one filter sees: five, fewer in windows too short for two convolutions of five. */
  int kernel() {
    return Math.min(KERNEL, (steps + 1) / 2);
  }

  /**
   * Shapes of all weights, as PyTorch orders and lays them out: LSTM input and recurrent weights,
   * their biases (gates input, forget, cell, output), or kernels (filter, channel, step) and biases
   * of each convolution; then the dense layer and the output, each (outputs, inputs) and biases.
   */
  List<int[]> tensors() {
    List<int[]> shapes = new ArrayList<>(network.front(this));
    shapes.add(new int[] {dense, network.summary(this)});
    shapes.add(new int[] {dense});
    shapes.add(new int[] {1, dense});
    shapes.add(new int[] {1});
    return shapes;
  }

  /** Position of the first tensor behind the front. */
  int head() {
    return network.front(this).size();
  }

  static long size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  long parameters() {
    return tensors().stream().mapToLong(Design::size).sum();
  }
}

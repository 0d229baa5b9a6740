package org.werkbank.training.sequences;

/**
 * The gates of an LSTM in the order of either engine. PyTorch has input, forget, cell, output, one
 * below the other; DL4J has cell, forget, output, input, side by side.
 */
final class Gates {
  private static final int[] DL4J = {2, 1, 3, 0};

  private Gates() {}

  /** From (4 x units) x inputs to inputs x (4 x units). */
  static float[] toDl4j(float[] weights, int units, int inputs) {
    float[] moved = new float[weights.length];
    for (int gate = 0; gate < DL4J.length; gate++) {
      int from = DL4J[gate] * units * inputs;
      System.arraycopy(weights, from, moved, gate * units * inputs, units * inputs);
    }
    return Vectors.turned(moved, DL4J.length * units, inputs);
  }

  /** And back. */
  static float[] fromDl4j(float[] weights, int units, int inputs) {
    float[] turned = Vectors.turned(weights, inputs, DL4J.length * units);
    float[] moved = new float[weights.length];
    for (int gate = 0; gate < DL4J.length; gate++) {
      int to = DL4J[gate] * units * inputs;
      System.arraycopy(turned, gate * units * inputs, moved, to, units * inputs);
    }
    return moved;
  }
}

package org.werkbank.training.sequences;

/** Arithmetic on parts of arrays, in loops the compiler turns into vector instructions. */
final class Vectors {
  private Vectors() {}

  /** Adds {@code factor * from} to {@code to}, n numbers from the given places on. */
  static void add(float factor, float[] from, int fromAt, float[] to, int toAt, int n) {
    for (int i = 0; i < n; i++) {
      to[toAt + i] += factor * from[fromAt + i];
    }
  }

  static void relu(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  /** A matrix of rows x columns as columns x rows. */
  static float[] turned(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = matrix[r * columns + c];
      }
    }
    return turned;
  }
}

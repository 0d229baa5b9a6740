package org.werkbank.training.sequences;

import org.werkbank.training.api.TrainingSet;

/**
 * Windows and answers as networks take them, scaled.
 *
 * @param windows n windows of steps x channels
 * @param answers n labels
 */
record Examples(float[][] windows, float[] answers) {
  static Examples of(TrainingSet data, Layout layout, Scaling inputs, Scaling labels) {
    float[][] windows = new float[data.size()][];
    float[] answers = new float[data.size()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = inputs.window(data.rows()[i], layout);
      answers[i] = labels.down(data.labels()[i]);
    }
    return new Examples(windows, answers);
  }

  int size() {
    return windows.length;
  }

  /** Those at the given positions; windows are shared, not copied. */
  Examples at(int[] positions) {
    float[][] some = new float[positions.length][];
    float[] theirs = new float[positions.length];
    for (int i = 0; i < positions.length; i++) {
      some[i] = windows[positions[i]];
      theirs[i] = answers[positions[i]];
    }
    return new Examples(some, theirs);
  }

  /** The windows from one place up to another, end to end. */
  float[] flat(int from, int to) {
    int length = windows[from].length;
    float[] flat = new float[(to - from) * length];
    for (int i = from; i < to; i++) {
      System.arraycopy(windows[i], 0, flat, (i - from) * length, length);
    }
    return flat;
  }
}

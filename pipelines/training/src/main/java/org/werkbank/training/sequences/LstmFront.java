package org.werkbank.training.sequences;

import java.util.List;

/**
 * An LSTM layer, as PyTorch computes it: {@code c = f * c + i * g}, {@code h = o * tanh(c)}.
 * Weights are turned so that those of one input lie side by side, which lets the compiler use
 * vectors.
 */
final class LstmFront implements Front {
  private final int steps;
  private final int channels;
  private final int units;
  private final float[] input;
  private final float[] recurrent;
  private final float[] bias;

  LstmFront(Design design, List<float[]> weights) {
    this.steps = design.steps();
    this.channels = design.channels();
    this.units = design.units();
    this.input = Vectors.turned(weights.get(0), 4 * units, channels);
    this.recurrent = Vectors.turned(weights.get(1), 4 * units, units);
    this.bias = weights.get(2).clone();
    Vectors.add(1, weights.get(3), 0, bias, 0, 4 * units);
  }

  @Override
  public float[] summary(float[] window) {
    float[] state = new float[units];
    float[] cell = new float[units];
    float[] gates = new float[4 * units];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(bias, 0, gates, 0, gates.length);
      for (int c = 0; c < channels; c++) {
        float x = window[step * channels + c];
        Vectors.add(x, input, c * gates.length, gates, 0, gates.length);
      }
      for (int u = 0; u < units; u++) {
        Vectors.add(state[u], recurrent, u * gates.length, gates, 0, gates.length);
      }
      for (int u = 0; u < units; u++) {
        double keep = sigmoid(gates[units + u]) * cell[u];
        double write = sigmoid(gates[u]) * tanh(gates[2 * units + u]);
        cell[u] = (float) (keep + write);
        state[u] = (float) (sigmoid(gates[3 * units + u]) * tanh(cell[u]));
      }
    }
    return state;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  // Math.tanh is not compiled to machine code as Math.exp is, and takes three times as long
  private static double tanh(double x) {
    return 1 - 2 / (1 + Math.exp(2 * x));
  }
}

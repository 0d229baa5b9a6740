package org.werkbank.training.sequences;

import java.util.List;

/** Two convolutions over time without padding, ReLU after each. */
final class ConvolutionFront implements Front {
  private final int steps;
  private final int channels;
  private final int units;
  private final int kernel;
  private final float[] first;
  private final float[] firstBias;
  private final float[] second;
  private final float[] secondBias;

  ConvolutionFront(Design design, List<float[]> weights) {
    this.steps = design.steps();
    this.channels = design.channels();
    this.units = design.units();
    this.kernel = design.kernel();
    this.first = byTap(weights.get(0), channels);
    this.firstBias = weights.get(1).clone();
    this.second = byTap(weights.get(2), units);
    this.secondBias = weights.get(3).clone();
  }

  @Override
  public float[] summary(float[] window) {
    float[] middle = convolve(window, steps, channels, first, firstBias);
    float[] end = convolve(middle, steps - kernel + 1, units, second, secondBias);
    // the dense layer takes filter by filter, as PyTorch's flatten gives it
    return Vectors.turned(end, steps - 2 * (kernel - 1), units);
  }

  /** From steps x inputs to (steps - kernel + 1) x units. */
  private float[] convolve(float[] x, int length, int inputs, float[] weights, float[] bias) {
    int left = length - kernel + 1;
    float[] sums = new float[left * units];
    for (int t = 0; t < left; t++) {
      System.arraycopy(bias, 0, sums, t * units, units);
      for (int tap = 0; tap < kernel * inputs; tap++) {
        Vectors.add(x[t * inputs + tap], weights, tap * units, sums, t * units, units);
      }
    }
    Vectors.relu(sums);
    return sums;
  }

  /** From (filter, input, step) to (step, input, filter). */
  private float[] byTap(float[] weights, int inputs) {
    float[] turned = new float[weights.length];
    for (int filter = 0; filter < units; filter++) {
      for (int i = 0; i < inputs; i++) {
        for (int k = 0; k < kernel; k++) {
          turned[(k * inputs + i) * units + filter] = weights[(filter * inputs + i) * kernel + k];
        }
      }
    }
    return turned;
  }
}

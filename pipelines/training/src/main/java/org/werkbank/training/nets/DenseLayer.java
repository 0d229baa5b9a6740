package org.werkbank.training.nets;

/**
 * One fully connected layer.
 *
 * @param weights inputs x outputs, row by row: the weights of one input lie side by side
 * @param biases one per output
 */
record DenseLayer(
    int inputs, int outputs, Activation activation, double[] weights, double[] biases) {
  DenseLayer {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException("a layer needs inputs and outputs");
    }
    if (weights.length != (long) inputs * outputs || biases.length != outputs) {
      throw new IllegalArgumentException(
          "a layer of " + inputs + " x " + outputs + " has " + weights.length + " weights");
    }
  }

  double[] forward(double[] input) {
    double[] sums = biases.clone();
    for (int i = 0; i < inputs; i++) {
      double x = input[i];
      int row = i * outputs;
      for (int o = 0; o < outputs; o++) {
        sums[o] += x * weights[row + o];
      }
    }
    activation.apply(sums);
    return sums;
  }
}

package org.werkbank.training.nets;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a layer does to its sums, in place. */
enum Activation {
  @JsonProperty("relu")
  RELU {
    @Override
    void apply(double[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.max(0, sums[i]);
      }
    }
  },
  @JsonProperty("tanh")
  TANH {
    @Override
    void apply(double[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.tanh(sums[i]);
      }
    }
  },
  @JsonProperty("identity")
  IDENTITY {
    @Override
    void apply(double[] sums) {}
  },
  @JsonProperty("softmax")
  SOFTMAX {
    @Override
    void apply(double[] sums) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double sum : sums) {
        largest = Math.max(largest, sum);
      }
      double total = 0;
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.exp(sums[i] - largest);
        total += sums[i];
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= total;
      }
    }
  };

  abstract void apply(double[] sums);
}

package org.werkbank.training.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/** The two kinds of network; both end in a dense layer (ReLU) and one linear output. */
enum Network {
  /**
   * One layer of long short-term memory (Hochreiter and Schmidhuber 1997); its last state counts.
   */
  @JsonProperty("lstm")
  LSTM {
    @Override
    List<int[]> front(Design d) {
      return List.of(
          new int[] {4 * d.units(), d.channels()},
          new int[] {4 * d.units(), d.units()},
          new int[] {4 * d.units()},
          new int[] {4 * d.units()});
    }

    @Override
    int summary(Design d) {
      return d.units();
    }

    @Override
    Front forward(Design d, List<float[]> weights) {
      return new LstmFront(d, weights);
    }

    @Override
    void settle(Design d, List<float[]> begin) {
      // the forget gates start nearly open, so that what came early in the window is still there at
      // its end (Gers 2000, Jozefowicz 2015)
      Arrays.fill(begin.get(2), d.units(), 2 * d.units(), OPEN);
    }

    @Override
    int fanIn(Design d, int tensor) {
      // what PyTorch does: every weight of the layer alike, by the size of its state
      return d.units();
    }
  },
  /** Two convolutions over time, ReLU after each; all that is left of the window counts. */
  @JsonProperty("cnn")
  CNN {
    @Override
    List<int[]> front(Design d) {
      return List.of(
          new int[] {d.units(), d.channels(), d.kernel()},
          new int[] {d.units()},
          new int[] {d.units(), d.units(), d.kernel()},
          new int[] {d.units()});
    }

    @Override
    int summary(Design d) {
      return d.units() * (d.steps() - 2 * (d.kernel() - 1));
    }

    @Override
    Front forward(Design d, List<float[]> weights) {
      return new ConvolutionFront(d, weights);
    }

    @Override
    int fanIn(Design d, int tensor) {
      return (tensor < 2 ? d.channels() : d.units()) * d.kernel();
    }
  };

  /** A forget gate of a half-life of five to six rows: sigmoid(2) = 0.88. */
  private static final float OPEN = 2;

  /** Shapes of the weights before the dense layer, in the order and layout of PyTorch. */
  abstract List<int[]> front(Design design);

  /** How many numbers reach the dense layer. */
  abstract int summary(Design design);

  abstract Front forward(Design design, List<float[]> weights);

  /** Changes first weights where drawing them all alike is known to be worse. */
  void settle(Design design, List<float[]> begin) {}

  /** Inputs of one neuron of a front tensor, by which its first weights are scaled. */
  abstract int fanIn(Design design, int tensor);
}

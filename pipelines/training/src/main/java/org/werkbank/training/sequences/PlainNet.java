package org.werkbank.training.sequences;

/** One trained network in plain Java: a window in, a scaled value out. Safe for several threads. */
final class PlainNet {
  private final Front front;
  private final int summary;
  private final int dense;
  private final float[] denseWeights;
  private final float[] denseBias;
  private final float[] output;
  private final float outputBias;

  PlainNet(Weights weights) {
    Design design = weights.design();
    int head = design.head();
    this.front = design.network().forward(design, weights.tensors());
    this.summary = design.network().summary(design);
    this.dense = design.dense();
    this.denseWeights = Vectors.turned(weights.tensors().get(head), dense, summary);
    this.denseBias = weights.tensors().get(head + 1);
    this.output = weights.tensors().get(head + 2);
    this.outputBias = weights.tensors().get(head + 3)[0];
  }

  /**
   * @param window steps x channels, the oldest step first, scaled
   */
  float answer(float[] window) {
    float[] summed = front.summary(window);
    float[] hidden = denseBias.clone();
    for (int i = 0; i < summary; i++) {
      Vectors.add(summed[i], denseWeights, i * dense, hidden, 0, dense);
    }
    Vectors.relu(hidden);
    float answer = outputBias;
    for (int i = 0; i < dense; i++) {
      answer += hidden[i] * output[i];
    }
    return answer;
  }
}

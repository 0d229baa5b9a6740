package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.werkbank.training.nets.Nd4jProcess;

/** A network in DL4J: for comparison, and where PyTorch does not run. */
final class Dl4jLearner implements Learner {
  private static final int LOSS_BATCH = 1024;
  private static final int BATCHES_BETWEEN_CHECKS = 2;

  private final Design design;
  private final MultiLayerNetwork net;

  Dl4jLearner(Weights begin) {
    Nd4jProcess.prepare();
    this.design = begin.design();
    this.net = Dl4jNet.build(design);
    List<float[]> tensors = begin.tensors();
    int head = design.head();
    if (design.network() == Network.LSTM) {
      int gates = 4 * design.units();
      float[] bias = tensors.get(2).clone();
      Vectors.add(1, tensors.get(3), 0, bias, 0, gates);
      set(0, "W", Gates.toDl4j(tensors.get(0), design.units(), design.channels()));
      set(0, "RW", Gates.toDl4j(tensors.get(1), design.units(), design.units()));
      set(0, "b", Gates.toDl4j(bias, design.units(), 1));
    } else {
      for (int layer = 0; layer < 2; layer++) {
        set(layer, "W", tensors.get(2 * layer));
        set(layer, "b", tensors.get(2 * layer + 1));
      }
    }
    int layers = net.getnLayers();
    set(
        layers - 2,
        "W",
        Vectors.turned(tensors.get(head), design.dense(), design.network().summary(design)));
    set(layers - 2, "b", tensors.get(head + 1));
    set(layers - 1, "W", tensors.get(head + 2));
    set(layers - 1, "b", tensors.get(head + 3));
  }

  private void set(int layer, String name, float[] values) {
    INDArray kept = net.getLayer(layer).getParam(name);
    kept.assign(Nd4j.create(values, kept.shape(), 'c'));
  }

  @Override
  public double epoch(Examples examples, int batchSize, double rate, Runnable betweenBatches) {
    net.setLearningRate(rate);
    double sum = 0;
    int batch = 0;
    for (int from = 0; from < examples.size(); from += batchSize) {
      if (batch++ % BATCHES_BETWEEN_CHECKS == 0) {
        betweenBatches.run();
      }
      int to = Math.min(from + batchSize, examples.size());
      try (INDArray windows = windows(examples, from, to);
          INDArray answers = answers(examples, from, to)) {
        net.fit(windows, answers);
      }
      sum += net.score() * (to - from);
    }
    return sum / examples.size();
  }

  @Override
  public double loss(Examples examples) {
    double sum = 0;
    for (int from = 0; from < examples.size(); from += LOSS_BATCH) {
      int to = Math.min(from + LOSS_BATCH, examples.size());
      float[] said = answers(examples.flat(from, to), to - from);
      for (int i = from; i < to; i++) {
        double error = said[i - from] - examples.answers()[i];
        sum += error * error;
      }
    }
    return sum / examples.size();
  }

  /** What the network says to n windows that lie end to end. */
  float[] answers(float[] flat, int n) {
    try (INDArray windows = windows(flat, n);
        INDArray said = net.output(windows, false)) {
      return said.dup('c').data().asFloat();
    }
  }

  private INDArray windows(Examples examples, int from, int to) {
    return windows(examples.flat(from, to), to - from);
  }

  /** DL4J takes a window channel by channel. */
  private INDArray windows(float[] flat, int n) {
    int size = design.steps() * design.channels();
    float[] turned = new float[flat.length];
    for (int i = 0; i < n; i++) {
      float[] window = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
      float[] byChannel = Vectors.turned(window, design.steps(), design.channels());
      System.arraycopy(byChannel, 0, turned, i * size, size);
    }
    long[] shape =
        design.network() == Network.LSTM
            ? new long[] {n, design.channels(), design.steps()}
            : new long[] {n, design.channels(), design.steps(), 1};
    return Nd4j.create(turned, shape, 'c');
  }

  private static INDArray answers(Examples examples, int from, int to) {
    return Nd4j.create(
        Arrays.copyOfRange(examples.answers(), from, to), new long[] {to - from, 1}, 'c');
  }

  @Override
  public Weights weights() {
    List<float[]> tensors = new ArrayList<>();
    if (design.network() == Network.LSTM) {
      tensors.add(Gates.fromDl4j(get(0, "W"), design.units(), design.channels()));
      tensors.add(Gates.fromDl4j(get(0, "RW"), design.units(), design.units()));
      tensors.add(Gates.fromDl4j(get(0, "b"), design.units(), 1));
      // PyTorch has two biases, of which one is enough
      tensors.add(new float[4 * design.units()]);
    } else {
      for (int layer = 0; layer < 2; layer++) {
        tensors.add(get(layer, "W"));
        tensors.add(get(layer, "b"));
      }
    }
    int layers = net.getnLayers();
    tensors.add(
        Vectors.turned(get(layers - 2, "W"), design.network().summary(design), design.dense()));
    tensors.add(get(layers - 2, "b"));
    tensors.add(get(layers - 1, "W"));
    tensors.add(get(layers - 1, "b"));
    return new Weights(design, tensors);
  }

  private float[] get(int layer, String name) {
    Layer from = net.getLayer(layer);
    return from.getParam(name).dup('c').data().asFloat();
  }

  @Override
  public void close() {
    net.close();
  }
}

package org.werkbank.training.sequences;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network in PyTorch, through DJL's arrays: its blocks would draw the first weights themselves,
 * from a generator that all threads share.
 */
final class TorchLearner implements Learner {
  private static final int LOSS_BATCH = 1024;
  private static final int BATCHES_BETWEEN_CHECKS = 10;

  private final Design design;
  private final NDManager manager;
  private final List<NDArray> tensors = new ArrayList<>();
  private final Optimizer adam;
  private float learningRate;

  TorchLearner(Weights begin) {
    this.design = begin.design();
    this.manager = TorchProcess.engine().newBaseManager();
    List<int[]> shapes = design.tensors();
    for (int i = 0; i < shapes.size(); i++) {
      long[] shape = Arrays.stream(shapes.get(i)).asLongStream().toArray();
      NDArray tensor = manager.create(begin.tensors().get(i), new Shape(shape));
      tensor.setRequiresGradient(true);
      tensors.add(tensor);
    }
    this.adam =
        Optimizer.adam().optLearningRateTracker((parameter, update) -> learningRate).build();
  }

  @Override
  public double epoch(Examples examples, int batchSize, double rate, Runnable betweenBatches) {
    learningRate = (float) rate;
    double sum = 0;
    int batch = 0;
    for (int from = 0; from < examples.size(); from += batchSize) {
      if (batch++ % BATCHES_BETWEEN_CHECKS == 0) {
        betweenBatches.run();
      }
      int to = Math.min(from + batchSize, examples.size());
      sum += step(examples, from, to) * (to - from);
    }
    return sum / examples.size();
  }

  private double step(Examples examples, int from, int to) {
    // arrays lie outside the heap, where no collector looks: each batch gives its own back
    try (NDManager scope = manager.newSubManager()) {
      // what DJL's gradient collector does, of which a process may have only one at a time
      JniUtils.setGradMode(true);
      NDArray loss = squaredError(examples, from, to, scope);
      JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
      JniUtils.setGradMode(false);
      double error = loss.getFloat();
      for (int i = 0; i < tensors.size(); i++) {
        try (NDArray gradient = tensors.get(i).getGradient()) {
          adam.update(String.valueOf(i), tensors.get(i), gradient);
        }
      }
      return error;
    }
  }

  private NDArray squaredError(Examples examples, int from, int to, NDManager scope) {
    NDArray answers = scope.create(Arrays.copyOfRange(examples.answers(), from, to));
    NDArray difference = forward(examples.flat(from, to), to - from, scope).sub(answers);
    return difference.mul(difference).mean();
  }

  /** What the network says to n windows that lie end to end. */
  NDArray forward(float[] windows, int n, NDManager scope) {
    NDArray x = scope.create(windows, new Shape(n, design.steps(), design.channels()));
    NDArray summary = design.network() == Network.LSTM ? lstm(x, n, scope) : convolutions(x);
    int head = design.head();
    NDArray hidden = linear(summary, head).getNDArrayInternal().relu();
    return linear(hidden, head + 2).flatten();
  }

  private NDArray lstm(NDArray x, int n, NDManager scope) {
    Shape state = new Shape(1, n, design.units());
    NDList begin = new NDList(scope.zeros(state), scope.zeros(state));
    NDList weights = new NDList(tensors.subList(0, design.head()));
    NDList out = x.getNDArrayInternal().lstm(x, begin, weights, true, 1, 0, true, false, true);
    // the states of all steps, then the last state, which is what counts
    return out.get(1).reshape(n, design.units());
  }

  private NDArray convolutions(NDArray x) {
    NDArray first =
        Conv1d.conv1d(x.transpose(0, 2, 1), tensors.get(0), tensors.get(1)).singletonOrThrow();
    NDArray second =
        Conv1d.conv1d(first.getNDArrayInternal().relu(), tensors.get(2), tensors.get(3))
            .singletonOrThrow();
    return second.getNDArrayInternal().relu().reshape(x.size(0), -1);
  }

  private NDArray linear(NDArray x, int tensor) {
    return Linear.linear(x, tensors.get(tensor), tensors.get(tensor + 1)).singletonOrThrow();
  }

  @Override
  public double loss(Examples examples) {
    JniUtils.setGradMode(false);
    double sum = 0;
    for (int from = 0; from < examples.size(); from += LOSS_BATCH) {
      int to = Math.min(from + LOSS_BATCH, examples.size());
      try (NDManager scope = manager.newSubManager()) {
        sum += (double) squaredError(examples, from, to, scope).getFloat() * (to - from);
      }
    }
    return sum / examples.size();
  }

  @Override
  public Weights weights() {
    return new Weights(design, tensors.stream().map(NDArray::toFloatArray).toList());
  }

  @Override
  public void close() {
    manager.close();
  }
}

package org.werkbank.training.nets;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** Trains in this thread. The rows of an epoch are one matrix; batches are views of it. */
final class LocalEpochs implements Epochs {
  private static final int BATCHES_BETWEEN_CHECKS = 50;

  private final MultiLayerNetwork net;
  private final TrainingSet data;
  private final Targets targets;
  private final int batchSize;
  private final TrainingContext context;

  LocalEpochs(
      MultiLayerNetwork net,
      TrainingSet data,
      Targets targets,
      int batchSize,
      TrainingContext context) {
    this.net = net;
    this.data = data;
    this.targets = targets;
    this.batchSize = batchSize;
    this.context = context;
  }

  @Override
  public double run(int[] order) {
    Matrices all = Matrices.of(data, targets, order, 0, order.length);
    double sum = 0;
    int batch = 0;
    for (int from = 0; from < order.length; from += batchSize) {
      if (batch++ % BATCHES_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      int to = Math.min(from + batchSize, order.length);
      net.fit(rows(all.features(), from, to), rows(all.targets(), from, to));
      sum += net.score() * (to - from);
    }
    all.close();
    return sum / order.length;
  }

  private static INDArray rows(INDArray matrix, int from, int to) {
    return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  @Override
  public void close() {}
}

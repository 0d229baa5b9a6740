package org.werkbank.training.nets;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * An autoencoder of the layers n, n/2, n/4, n/2, n with hyperbolic tangents (Kramer 1991), trained
 * by Adam to repeat normal rows. Keeps the weights of the epoch with the smallest error on a cut of
 * the training part that it does not learn from.
 */
public final class AutoencoderTrainer implements Trainer {
  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    Nd4jProcess.prepare();
    int columns = data.features().size();
    AutoencoderSettings settings = AutoencoderSettings.of(context.parameters(), columns);
    ValidationCut cut = ValidationCut.of(data, context.seed());
    double[][] learn = data.subset(cut.learn()).rows();
    double[][] stop = data.subset(cut.stop()).rows();
    MultiLayerNetwork net = Mirror.build(settings, columns, context.seed());
    Random random = new Random(context.seed());
    int[] order = new int[learn.length];
    Arrays.setAll(order, i -> i);
    Autoencoder best = new Autoencoder(Mirror.weights(net));
    double bestError = error(best, stop);
    int bestEpoch = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      context.checkCancelled();
      net.setLearningRate(settings.learningRate(epoch));
      MlpTrainer.shuffle(order, random);
      double learned = pass(net, learn, order, settings.batchSize());
      Autoencoder now = new Autoencoder(Mirror.weights(net));
      double error = error(now, stop);
      context.metric("train_loss", learned, epoch + 1);
      context.metric("validation_loss", error, epoch + 1);
      context.progress(epoch + 1, settings.epochs());
      if (error < bestError) {
        best = now;
        bestError = error;
        bestEpoch = epoch;
      } else if (epoch - bestEpoch >= settings.patience()) {
        break;
      }
    }
    return best;
  }

  private static double pass(MultiLayerNetwork net, double[][] rows, int[] order, int batchSize) {
    int width = rows[0].length;
    float[] cells = new float[order.length * width];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < width; j++) {
        cells[i * width + j] = (float) rows[order[i]][j];
      }
    }
    INDArray all = Nd4j.create(cells, new long[] {order.length, width}, 'c');
    double sum = 0;
    for (int from = 0; from < order.length; from += batchSize) {
      int to = Math.min(from + batchSize, order.length);
      INDArray batch = all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
      net.fit(batch, batch);
      sum += net.score() * (to - from);
    }
    all.close();
    return sum / order.length;
  }

  private static double error(Autoencoder net, double[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> net.predict(row)[0]).average().orElse(0);
  }
}

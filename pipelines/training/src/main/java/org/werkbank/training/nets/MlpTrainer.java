package org.werkbank.training.nets;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * A perceptron with two hidden layers, for parameters of a process and the quality of its parts.
 * Learns with Adam and class weights, and keeps the weights of the epoch with the smallest loss on
 * a stratified cut of the training part that it does not learn from.
 *
 * <p>Small networks are faster on one thread: run the process with {@code OMP_NUM_THREADS=1} and
 * let Spark tasks be the parallel part.
 */
public final class MlpTrainer implements Trainer {
  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    Nd4jProcess.prepare();
    MlpSettings settings = MlpSettings.of(context.parameters());
    ValidationCut cut = ValidationCut.of(data, context.seed());
    TrainingSet learn = data.subset(cut.learn());
    TrainingSet stop = data.subset(cut.stop());
    Targets targets = Targets.of(learn, settings.balance());
    MultiLayerNetwork net =
        Perceptron.build(settings, targets, data.features().size(), context.seed());
    try (Epochs epochs =
        settings.workers() > 1
            ? new SparkEpochs(net, learn, targets, settings, context)
            : new LocalEpochs(net, learn, targets, settings.batchSize(), context)) {
      return fit(net, epochs, settings, targets, learn.size(), stop, context);
    }
  }

  private static DenseNet fit(
      MultiLayerNetwork net,
      Epochs epochs,
      MlpSettings settings,
      Targets targets,
      int rows,
      TrainingSet stop,
      TrainingContext context) {
    Random random = new Random(context.seed());
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    DenseNet best = targets.undo(Perceptron.weights(net, targets));
    double bestLoss = targets.loss(best, stop);
    int bestEpoch = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      context.checkCancelled();
      net.setLearningRate(settings.learningRate(epoch));
      shuffle(order, random);
      double trainingLoss = epochs.run(order);
      DenseNet now = targets.undo(Perceptron.weights(net, targets));
      double loss = targets.loss(now, stop);
      context.metric("train_loss", trainingLoss, epoch + 1);
      context.metric("validation_loss", loss, epoch + 1);
      context.progress(epoch + 1, settings.epochs());
      if (loss < bestLoss) {
        best = now;
        bestLoss = loss;
        bestEpoch = epoch;
      } else if (epoch - bestEpoch >= settings.patience()) {
        break;
      }
    }
    return best;
  }

  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}

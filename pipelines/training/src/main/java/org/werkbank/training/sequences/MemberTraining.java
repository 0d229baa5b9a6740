package org.werkbank.training.sequences;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.werkbank.training.api.TrainingContext;

/**
 * Trains one member and keeps the weights of the epoch with the smallest loss on the machines held
 * back.
 *
 * @param member counted from 0
 * @param unit what an error of 1 is in units of the label
 */
record MemberTraining(
    SequenceSettings settings, TrainingContext context, EpochCount count, int member, double unit) {

  Weights run(Learner learner, Examples learn, Examples stop, Random random) {
    Weights best = learner.weights();
    double bestLoss = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    int[] order = IntStream.range(0, learn.size()).toArray();
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(order, random);
      double learned =
          learner.epoch(
              learn.at(order),
              settings.batchSize(),
              settings.learningRate(epoch),
              this::checkCancelled);
      double loss = learner.loss(stop);
      say("train_rmse", learned, epoch);
      say("validation_rmse", loss, epoch);
      count.ended();
      if (loss < bestLoss) {
        best = learner.weights();
        bestLoss = loss;
        bestEpoch = epoch;
      } else if (epoch - bestEpoch >= settings.patience()) {
        count.stoppedAfter(epoch + 1);
        break;
      }
    }
    context.metric("member_rmse", Math.sqrt(bestLoss) * unit, member + 1L);
    return best;
  }

  /** Ends when the run is cancelled, or when another member has failed. */
  private void checkCancelled() {
    context.checkCancelled();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("another network could not be trained");
    }
  }

  private void say(String name, double squaredError, int epoch) {
    context.metric(
        "member" + (member + 1) + "." + name, Math.sqrt(squaredError) * unit, epoch + 1L);
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}

package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Trains the members of an ensemble, as many side by side as there are cores. What a member becomes
 * depends on its seed and not on what goes on beside it.
 *
 * @param unit what an error of 1 is in units of the label
 */
record Ensemble(SequenceSettings settings, TrainingContext context, double unit) {
  /** Far enough apart that the seeds of two runs share no member. */
  private static final long BETWEEN_MEMBERS = 0x9E3779B97F4A7C15L;

  private static final int LONGEST_EPOCH_MINUTES = 10;

  List<Weights> train(TrainingSet data, Examples examples, Design design) {
    EpochCount count = new EpochCount(context, settings);
    int threads = Math.min(Math.max(1, context.cores()), settings.ensemble());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Weights>> training = new ArrayList<>();
      for (int member = 0; member < settings.ensemble(); member++) {
        int number = member;
        training.add(executor.submit(() -> member(number, data, examples, design, count)));
      }
      List<Weights> members = new ArrayList<>();
      for (Future<Weights> one : training) {
        members.add(one.get());
      }
      return members;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while networks were trained");
    } finally {
      end(executor);
    }
  }

  /** No member goes on when one has failed. */
  private static void end(ExecutorService executor) {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(LONGEST_EPOCH_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a network did not stop learning");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Weights member(
      int member, TrainingSet data, Examples examples, Design design, EpochCount count) {
    Random random = new Random(context.seed() + member * BETWEEN_MEMBERS);
    HoldOut cut = HoldOut.of(data, random);
    Weights begin = Weights.random(design, random);
    try (Learner learner =
        switch (settings.engine()) {
          case DJL -> new TorchLearner(begin);
          case DL4J -> new Dl4jLearner(begin);
        }) {
      return new MemberTraining(settings, context, count, member, unit)
          .run(learner, examples.at(cut.learn()), examples.at(cut.stop()), random);
    }
  }
}

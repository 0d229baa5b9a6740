package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.werkbank.training.api.LargeTrainer;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Lets the pipeline learn: each fold, and all rows for the model that is kept. Folds are trained
 * side by side when the trainer allows it, one core each, which costs less than sharing cores
 * within one training.
 */
final class Learning {
  private final RunScope scope;
  private final TrainingData data;
  private final PipelineSettings settings;
  private final Assignment assignment;
  private final Protocol protocol;
  private final TrainProgress progress;
  private final boolean parallel;

  Learning(
      RunScope scope,
      TrainingData data,
      PipelineSettings settings,
      Assignment assignment,
      Protocol protocol,
      String phase) {
    this.scope = scope;
    this.data = data;
    this.settings = settings;
    this.assignment = assignment;
    this.protocol = protocol;
    int once = data.task().isAnomaly() ? 1 : 2;
    int steps = assignment.isCrossValidation() ? assignment.folds().size() + 1 : once;
    this.progress = new TrainProgress(scope.journal(), phase, steps);
    this.parallel =
        assignment.isCrossValidation()
            && scope.spec().limits().cores() > 1
            && settings.newTrainer().runsInParallel(settings.parameters());
  }

  Learned learn() throws Exception {
    if (!assignment.isCrossValidation()) {
      Outcome outcome = protocol.run(this::make);
      return new Learned(outcome, outcome.foldModels().get(0));
    }
    List<int[]> parts = new ArrayList<>(assignment.folds().stream().map(Fold::train).toList());
    parts.add(IntStream.range(0, data.frame().size()).toArray());
    List<ScoringModel> models = all(parts);
    Outcome outcome = protocol.crossValidation(models.subList(0, models.size() - 1));
    return new Learned(outcome, models.get(models.size() - 1));
  }

  /** A model of each part, the parts being those of the folds and, last, all rows. */
  List<ScoringModel> all(List<int[]> parts) throws Exception {
    return parallel ? sideBySide(parts) : oneByOne(parts);
  }

  /** What is found when nothing is kept: the folds alone. */
  Outcome outcome() throws Exception {
    return protocol.run(this::make);
  }

  /** One model of these rows. */
  ScoringModel one(int[] rows) throws Exception {
    return make(rows, 0);
  }

  private List<ScoringModel> oneByOne(List<int[]> parts) throws Exception {
    List<ScoringModel> models = new ArrayList<>();
    for (int[] rows : parts) {
      models.add(make(rows, models.size()));
    }
    return models;
  }

  private List<ScoringModel> sideBySide(List<int[]> parts) throws Exception {
    int threads = Math.min(scope.spec().limits().cores(), parts.size());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<ScoringModel>> futures = new ArrayList<>();
      // the largest part first, so that it does not end alone
      for (int step = parts.size() - 1; step >= 0; step--) {
        int[] rows = parts.get(step);
        int number = step;
        futures.add(0, executor.submit(() -> make(rows, number)));
      }
      List<ScoringModel> models = new ArrayList<>();
      for (Future<ScoringModel> future : futures) {
        models.add(future.get());
      }
      return models;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      executor.shutdownNow();
    }
  }

  ScoringModel make(int[] rows, int step) throws Exception {
    scope.journal().checkCancelled();
    Trainer trainer = settings.newTrainer();
    Prepared prepared = Prepared.of(data.features(), data.derived(), trainer.preparation(), rows);
    int cores = parallel ? 1 : scope.spec().limits().cores();
    FoldContext context = new FoldContext(scope, settings.parameters(), cores, step, progress);
    Predictor predictor =
        prepared.isLarge()
            ? large(trainer, prepared, rows, context)
            : trainer.train(
                new TrainingSet(
                    prepared.preparation().features(),
                    prepared.rows(),
                    data.task().learned(rows),
                    data.task().classes(),
                    data.groups(rows)),
                context);
    progress.finished(step);
    return new ScoringModel(prepared.preparation(), predictor, data.task().cap());
  }

  private Predictor large(Trainer trainer, Prepared prepared, int[] rows, FoldContext context)
      throws Exception {
    LargeTrainingSet set = prepared.large(data.task().learned(rows), data.task().classes());
    if (trainer instanceof LargeTrainer able) {
      return able.train(set, context);
    }
    throw BadData.needsMemory(scope.spec().pipeline().name(), set.size(), set.features().size());
  }
}

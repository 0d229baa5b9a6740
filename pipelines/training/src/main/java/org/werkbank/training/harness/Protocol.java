package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.metrics.Thresholds;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Trains and scores by the split. In a single split the threshold is chosen on the validation part
 * and the judged model learns again from training and validation part. In a cross-validation the
 * threshold of a fold is chosen on the predictions for the other folds, so that no row decides on
 * the threshold it is judged by.
 */
final class Protocol {
  private final LearningTask task;
  private final Assignment assignment;
  private final List<FrameColumn> features;
  private final Intervals intervals;
  private final @Nullable WholeGroups groups;

  Protocol(LearningTask task, Assignment assignment, List<FrameColumn> features) {
    this(task, assignment, features, null);
  }

  /**
   * @param groups what is judged as one; null when each row is judged
   */
  Protocol(
      LearningTask task,
      Assignment assignment,
      List<FrameColumn> features,
      @Nullable WholeGroups groups) {
    this.task = task;
    this.assignment = assignment;
    this.features = features;
    this.groups = groups;
    this.intervals = new Intervals(task, assignment);
  }

  /** Trains one model after the other. */
  Outcome run(ModelMaker maker) throws Exception {
    return assignment.isCrossValidation()
        ? crossValidation(trainAll(maker))
        : judged(single(maker));
  }

  /** Of whole groups one mean each, which has no interval of its own. */
  private Outcome judged(Outcome rows) {
    if (groups == null) {
      return rows;
    }
    Scored validation = rows.validation();
    return new Outcome(
        groups.rows(rows.testRows()),
        groups.scored(rows.test(), rows.testRows()),
        null,
        rows.threshold(),
        validation == null
            ? null
            : groups.scored(validation, assignment.folds().get(0).validation()),
        null,
        null,
        rows.foldModels());
  }

  private List<ScoringModel> trainAll(ModelMaker maker) throws Exception {
    List<ScoringModel> models = new ArrayList<>();
    for (Fold fold : assignment.folds()) {
      models.add(maker.make(fold.train(), models.size()));
    }
    return models;
  }

  private Outcome single(ModelMaker maker) throws Exception {
    Fold fold = assignment.folds().get(0);
    ScoringModel first = maker.make(fold.train(), 0);
    Scored validation = scored(score(first, fold.validation()), fold.validation());
    double threshold = threshold(validation);
    Double half = intervals.halfWidth(validation, fold.validation());
    ScoringModel judged = maker.make(fold.known(), 1);
    double[][] scores = score(judged, fold.test());
    double[][] decided = decided(scores, threshold);
    return new Outcome(
        fold.test(),
        scored(scores, fold.test()),
        decided == null ? null : scored(decided, fold.test()),
        threshold,
        validation,
        Intervals.same(half, fold.test().length),
        half,
        List.of(judged));
  }

  /** Scores each fold with the model that did not see it. */
  Outcome crossValidation(List<ScoringModel> models) {
    List<Fold> folds = assignment.folds();
    double[][] scores = new double[task.labels().length][];
    for (int f = 0; f < folds.size(); f++) {
      int[] test = folds.get(f).test();
      double[][] found = score(models.get(f), test);
      for (int i = 0; i < test.length; i++) {
        scores[test[i]] = found[i];
      }
    }
    int[] tested = IntStream.range(0, scores.length).filter(row -> scores[row] != null).toArray();
    Scored pooled = scored(pick(scores, tested), tested);
    return judged(
        new Outcome(
            tested,
            pooled,
            task.isBinary() ? crossFitted(scores, tested) : null,
            threshold(pooled),
            null,
            intervals.ofFolds(scores, tested),
            intervals.halfWidth(pooled, tested),
            List.copyOf(models)));
  }

  /**
   * Decides on each fold by the threshold that is best for the tested rows its model learned from.
   * The first fold of a rolling split has none and is decided at one half.
   */
  private Scored crossFitted(double[][] scores, int[] tested) {
    double[][] decisions = new double[scores.length][];
    for (Fold fold : assignment.folds()) {
      int[] others = Arrays.stream(fold.train()).filter(row -> scores[row] != null).toArray();
      double threshold = others.length == 0 ? 0.5 : threshold(scored(pick(scores, others), others));
      for (int row : fold.test()) {
        decisions[row] = decision(scores[row], threshold);
      }
    }
    return scored(pick(decisions, tested), tested);
  }

  private double @Nullable [][] decided(double[][] scores, double threshold) {
    if (!task.isBinary()) {
      return null;
    }
    return Arrays.stream(scores).map(s -> decision(s, threshold)).toArray(double[][]::new);
  }

  private double[] decision(double[] score, double threshold) {
    int positive = task.classes().indexOf(String.valueOf(task.positive()));
    double[] decision = new double[2];
    decision[score[positive] >= threshold ? positive : 1 - positive] = 1;
    return decision;
  }

  private double threshold(Scored scored) {
    String positive = task.positive();
    return task.isBinary() && positive != null
        ? Thresholds.best(scored, positive, task.costs())
        : 0.5;
  }

  private double[][] score(ScoringModel model, int[] rows) {
    return Arrays.stream(rows)
        .parallel()
        .mapToObj(row -> model.score(Frame.cells(features, row)))
        .toArray(double[][]::new);
  }

  private Scored scored(double[][] scores, int[] rows) {
    return new Scored(scores, task.labelsOf(rows), task.classes());
  }

  private static double[][] pick(double[][] scores, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> scores[row]).toArray(double[][]::new);
  }
}

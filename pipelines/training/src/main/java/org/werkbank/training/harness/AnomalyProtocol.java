package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Learns from the normal rows of the training part and sets the limit on normal rows the model has
 * not seen: those of the validation part in a single split, where the model does not learn again,
 * because a limit holds for the model it was set for alone; in a cross-validation the normal rows
 * of the other folds, so that no row helps to set the limit it is judged by.
 */
final class AnomalyProtocol {
  /** Normal rows that a model, and a limit, need at least. */
  static final int FEWEST = 20;

  private final LearningTask task;
  private final Assignment assignment;
  private final List<FrameColumn> features;
  private final double quantile;

  AnomalyProtocol(
      LearningTask task, Assignment assignment, List<FrameColumn> features, double quantile) {
    this.task = task;
    this.assignment = assignment;
    this.features = features;
    this.quantile = quantile;
  }

  /** Trains one model after the other. */
  Alarmed run(ModelMaker maker) throws Exception {
    List<ScoringModel> models = new ArrayList<>();
    for (Fold fold : assignment.folds()) {
      models.add(maker.make(learnable(fold.train()), models.size()));
    }
    return judged(models);
  }

  /** Scores the test part of each fold with the model that did not see it. */
  Alarmed judged(List<ScoringModel> models) {
    return assignment.isCrossValidation() ? folds(models) : single(models.get(0));
  }

  /** The normal ones among training rows. */
  int[] learnable(int[] rows) {
    int[] normal = normal(rows);
    if (normal.length < FEWEST) {
      throw BadData.fewNormal(task.label(), normal.length, FEWEST, false);
    }
    return normal;
  }

  private Alarmed single(ScoringModel model) {
    Fold fold = assignment.folds().get(0);
    double[] seen = score(model, fold.validation());
    double[] normals =
        IntStream.range(0, seen.length)
            .filter(i -> task.labels()[fold.validation()[i]] == 0)
            .mapToDouble(i -> seen[i])
            .toArray();
    double limit = limit(normals);
    double[] scores = score(model, fold.test());
    return new Alarmed(
        fold.test(),
        scores,
        excess(scores, limit),
        limit,
        normals.length,
        fold.validation(),
        excess(seen, limit),
        List.of(model),
        List.of(limit));
  }

  private Alarmed folds(List<ScoringModel> models) {
    List<Fold> folds = assignment.folds();
    double[] all = new double[task.labels().length];
    Arrays.fill(all, Double.NaN);
    for (int f = 0; f < folds.size(); f++) {
      int[] test = folds.get(f).test();
      double[] found = score(models.get(f), test);
      for (int i = 0; i < test.length; i++) {
        all[test[i]] = found[i];
      }
    }
    double[] excess = new double[all.length];
    List<Double> limits = new ArrayList<>();
    for (Fold fold : folds) {
      double limit = limit(known(all, normal(fold.train())));
      limits.add(limit);
      for (int row : fold.test()) {
        excess[row] = Alarmed.excess(all[row], limit);
      }
    }
    int[] tested = IntStream.range(0, all.length).filter(row -> !Double.isNaN(all[row])).toArray();
    double[] normals = known(all, normal(tested));
    return new Alarmed(
        tested,
        Arrays.stream(tested).mapToDouble(row -> all[row]).toArray(),
        Arrays.stream(tested).mapToDouble(row -> excess[row]).toArray(),
        limit(normals),
        normals.length,
        null,
        null,
        List.copyOf(models),
        limits);
  }

  private double limit(double[] normals) {
    if (normals.length < FEWEST) {
      throw BadData.fewNormal(task.label(), normals.length, FEWEST, true);
    }
    return new Percentile()
        .withEstimationType(EstimationType.R_7)
        .evaluate(normals, 100 * quantile);
  }

  private int[] normal(int[] rows) {
    return Arrays.stream(rows).filter(row -> task.labels()[row] == 0).toArray();
  }

  private static double[] known(double[] scores, int[] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> scores[row])
        .filter(score -> !Double.isNaN(score))
        .toArray();
  }

  private static double[] excess(double[] scores, double limit) {
    return Arrays.stream(scores).map(score -> Alarmed.excess(score, limit)).toArray();
  }

  private double[] score(ScoringModel model, int[] rows) {
    return Arrays.stream(rows)
        .parallel()
        .mapToDouble(row -> model.score(Frame.cells(features, row))[0])
        .toArray();
  }
}

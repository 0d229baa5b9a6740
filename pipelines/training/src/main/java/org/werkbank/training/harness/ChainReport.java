package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.training.api.StagedPredictor;
import org.werkbank.training.data.Frame;
import org.werkbank.training.metrics.MeanMetrics;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/** What early stopping saves on the test part, and how well each station tells. */
final class ChainReport {
  private final TrainingData data;
  private final Assignment assignment;
  private final EarlyStop stop;
  private final Measured measured;
  private final List<String> stages = new ArrayList<>();
  private final List<double[][]> probabilities = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  ChainReport(
      TrainingData data, Outcome outcome, Assignment assignment, EarlyStop stop, long seed) {
    this.data = data;
    this.assignment = assignment;
    this.stop = stop;
    this.measured = new Measured(data.task(), seed);
    for (int f = 0; f < assignment.folds().size(); f++) {
      Fold fold = assignment.folds().get(f);
      ScoringModel model = outcome.foldModels().get(f);
      if (model.predictor() instanceof StagedPredictor staged) {
        stages.clear();
        stages.addAll(staged.stages());
        for (int row : fold.test()) {
          rows.add(row);
          probabilities.add(answers(model, staged, row));
        }
      }
    }
  }

  private double[][] answers(ScoringModel model, StagedPredictor staged, int row) {
    double[] prepared = model.preparation().prepare(Frame.cells(data.features(), row));
    double[][] answers = new double[staged.stages().size()][];
    for (int s = 0; s < answers.length; s++) {
      answers[s] = staged.predictAt(s, prepared);
    }
    return answers;
  }

  /** Money and shares of all tested parts. */
  Map<String, Value> metrics(long seed) {
    int positive = positive();
    Map<String, double[]> values = new LinkedHashMap<>();
    double[] saved = new double[rows.size()];
    double[] stopped = new double[rows.size()];
    double[] goodStopped = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      int at = stop.stopsAt(ofPositive(probabilities.get(i), positive));
      boolean isBad = data.task().labels()[rows.get(i)] == positive;
      saved[i] = at < 0 ? 0 : 1000 * stop.saved(at, stages.size(), isBad);
      stopped[i] = at < 0 ? 0 : 1;
      goodStopped[i] = at < 0 || isBad ? 0 : 1;
    }
    values.put("eur_saved_per_1000", saved);
    values.put("stopped_share", stopped);
    values.put("good_stopped_share", goodStopped);
    return MeanMetrics.of(values, rows.size(), seed, units());
  }

  /** Skill and stops of each station. */
  List<Evaluation.Factor> stations() {
    int positive = positive();
    List<Evaluation.Factor> factors = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      int station = s;
      double[][] scores = probabilities.stream().map(all -> all[station]).toArray(double[][]::new);
      Scored scored =
          new Scored(
              scores,
              data.task().labelsOf(rows.stream().mapToInt(Integer::intValue).toArray()),
              data.task().classes());
      Map<String, Value> all = measured.of(scored, stop.limit(s, stages.size()), units());
      Map<String, Value> kept = new HashMap<>();
      for (String name : List.of("roc_auc", "pr_auc", "brier")) {
        if (all.get(name) != null) {
          kept.put(name, all.get(name));
        }
      }
      long here =
          probabilities.stream()
              .filter(found -> stop.stopsAt(ofPositive(found, positive)) == station)
              .count();
      double share = (double) here / rows.size();
      kept.put("stopped_share", new Value(share, share, share));
      factors.add(new Evaluation.Factor(stages.get(s), rows.size(), kept));
    }
    return factors;
  }

  private int positive() {
    return data.task().classes().indexOf(String.valueOf(data.task().positive()));
  }

  private static double[] ofPositive(double[][] answers, int positive) {
    double[] found = new double[answers.length];
    for (int s = 0; s < found.length; s++) {
      found[s] = answers[s][positive];
    }
    return found;
  }

  private int @Nullable [] units() {
    int[] all = assignment.units();
    return all == null ? null : rows.stream().mapToInt(row -> all[row]).toArray();
  }
}

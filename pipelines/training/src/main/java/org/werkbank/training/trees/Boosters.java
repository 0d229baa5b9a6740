package org.werkbank.training.trees;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** Trains boosters inside this process; right for data that fit into its memory. */
final class Boosters {
  /** The last format that stays readable without native code. */
  private static final String FORMAT = "deprecated";

  private Boosters() {}

  /** Trains inside this process, or by Spark when the run asks for workers. */
  static byte[] train(
      TrainingSet data,
      double[] labels,
      double[] weights,
      Map<String, Object> settings,
      int rounds,
      TrainingContext context)
      throws Exception {
    int workers = context.parameters().integer("workers");
    if (workers == 0) {
      return trainHere(data, labels, weights, settings, rounds, context);
    }
    TrainingSet relabelled =
        new TrainingSet(data.features(), data.rows(), labels, data.classes(), data.groups());
    return SparkBoosters.train(relabelled, weights, settings, rounds, workers, context);
  }

  /**
   * Trains one booster.
   *
   * @param settings XGBoost's own parameters
   * @param labels one number per row
   * @param weights how much each row counts
   * @return the model as a file
   */
  private static byte[] trainHere(
      TrainingSet data,
      double[] labels,
      double[] weights,
      Map<String, Object> settings,
      int rounds,
      TrainingContext context)
      throws XGBoostError {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("nthread", context.cores());
    all.put("seed", context.seed() & Integer.MAX_VALUE);
    all.put("verbosity", 1);
    all.put("tree_method", "hist");
    DMatrix matrix = matrix(data, labels, weights);
    Booster booster = null;
    try {
      booster = rounds(matrix, all, rounds, context);
      return booster.toByteArray(FORMAT);
    } finally {
      matrix.dispose();
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  private static Booster rounds(
      DMatrix matrix, Map<String, Object> settings, int rounds, TrainingContext context)
      throws XGBoostError {
    Booster booster = XGBoost.train(matrix, settings, 1, Map.of(), null, null);
    for (int round = 1; round < rounds; round++) {
      context.checkCancelled();
      context.progress(round, rounds);
      booster.update(matrix, round);
    }
    context.progress(rounds, rounds);
    return booster;
  }

  private static DMatrix matrix(TrainingSet data, double[] labels, double[] weights)
      throws XGBoostError {
    int width = data.features().size();
    float[] cells = new float[data.size() * width];
    float[] targets = new float[labels.length];
    float[] counts = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = (float) labels[i];
      counts[i] = (float) weights[i];
      for (int j = 0; j < width; j++) {
        cells[i * width + j] = (float) data.rows()[i][j];
      }
    }
    DMatrix matrix = new DMatrix(cells, data.size(), width, Float.NaN);
    matrix.setLabel(targets);
    matrix.setWeight(counts);
    return matrix;
  }
}

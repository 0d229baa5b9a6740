package org.werkbank.training.trees;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.werkbank.training.api.RowSource;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** Trains boosters inside this process; right for data that fit into its memory. */
final class Boosters {
  /** The last format that stays readable without native code. */
  static final String FORMAT = "deprecated";

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
    Map<String, Object> all = complete(settings, context);
    DMatrix matrix = matrix(data.source(), data.features().size(), labels, weights);
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

  /** XGBoost's parameters with those that every training inside this process has. */
  static Map<String, Object> complete(Map<String, Object> settings, TrainingContext context) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("nthread", context.cores());
    all.put("seed", context.seed() & Integer.MAX_VALUE);
    all.put("verbosity", 1);
    all.put("tree_method", "hist");
    return all;
  }

  /**
   * Rows as XGBoost takes them.
   *
   * @param rows as many as there are labels and weights
   */
  static DMatrix matrix(RowSource rows, int width, double[] labels, double[] weights)
      throws XGBoostError {
    float[] cells = new float[labels.length * width];
    float[] targets = new float[labels.length];
    float[] counts = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = (float) labels[i];
      counts[i] = (float) weights[i];
      double[] row = rows.row(i);
      for (int j = 0; j < width; j++) {
        cells[i * width + j] = (float) row[j];
      }
    }
    DMatrix matrix = new DMatrix(cells, labels.length, width, Float.NaN);
    matrix.setLabel(targets);
    matrix.setWeight(counts);
    return matrix;
  }
}

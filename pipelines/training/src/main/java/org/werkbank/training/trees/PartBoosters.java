package org.werkbank.training.trees;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.RowSource;
import org.werkbank.training.api.TrainingContext;

/**
 * Boosting on rows that do not fit into memory (ADR 0019): they are dealt into parts at random, and
 * each part in turn grows some trees on what all trees so far leave over, every part several times.
 * That is stochastic gradient boosting (Friedman 2002) whose samples are drawn without replacement,
 * several trees to a sample.
 */
final class PartBoosters {
  /** Cells of a part: four bytes each here, and some ten in XGBoost. */
  static final long CELLS = 64_000_000;

  /** Neighbouring rows that are dealt together, as many as share a page of their file. */
  private static final int RUN = 512;

  /** How often each part has its turn, if there are trees enough. */
  private static final int PASSES = 2;

  private PartBoosters() {}

  static byte[] train(
      LargeTrainingSet data,
      ClassWeights balance,
      Map<String, Object> settings,
      int rounds,
      TrainingContext context)
      throws XGBoostError {
    return train(data, balance, Boosters.complete(settings, context), rounds, context, CELLS);
  }

  /**
   * @param cells most cells of a part
   */
  static byte[] train(
      LargeTrainingSet data,
      ClassWeights balance,
      Map<String, Object> settings,
      int rounds,
      TrainingContext context,
      long cells)
      throws XGBoostError {
    int[][] parts = deal(data, cells, context.seed());
    int turns = Math.min(rounds, PASSES * parts.length);
    Booster booster = null;
    try {
      for (int turn = 0; turn < turns; turn++) {
        context.checkCancelled();
        DMatrix matrix = matrix(data, balance, parts[turn % parts.length]);
        try {
          int from = (int) ((long) turn * rounds / turns);
          int to = (int) ((long) (turn + 1) * rounds / turns);
          for (int round = from; round < to; round++) {
            context.checkCancelled();
            if (booster == null) {
              booster = XGBoost.train(matrix, settings, 1, Map.of(), null, null);
            } else {
              booster.update(matrix, round);
            }
            context.progress(round + 1.0, rounds);
          }
        } finally {
          matrix.dispose();
        }
      }
      if (booster == null) {
        throw new IllegalArgumentException("boosting needs at least one tree");
      }
      return booster.toByteArray(Boosters.FORMAT);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  /** Positions of the rows of each part, in their order, so that files are read forwards. */
  private static int[][] deal(LargeTrainingSet data, long cells, long seed) {
    int runs = (data.size() + RUN - 1) / RUN;
    long all = (long) data.size() * data.features().size();
    int parts = (int) Math.min(runs, (all + cells - 1) / cells);
    SplittableRandom random = new SplittableRandom(seed);
    int[] partOf = IntStream.range(0, runs).map(run -> run % parts).toArray();
    for (int i = runs - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = partOf[i];
      partOf[i] = partOf[j];
      partOf[j] = swap;
    }
    return IntStream.range(0, parts)
        .mapToObj(
            part ->
                IntStream.range(0, data.size()).filter(row -> partOf[row / RUN] == part).toArray())
        .toArray(int[][]::new);
  }

  private static DMatrix matrix(LargeTrainingSet data, ClassWeights balance, int[] rows)
      throws XGBoostError {
    double[] labels = new double[rows.length];
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = data.labels()[rows[i]];
      weights[i] = balance.of(labels[i]);
    }
    RowSource source =
        new RowSource() {
          @Override
          public int size() {
            return rows.length;
          }

          @Override
          public double[] row(int position) {
            return data.rows().row(rows[position]);
          }
        };
    return Boosters.matrix(source, data.features().size(), labels, weights);
  }
}

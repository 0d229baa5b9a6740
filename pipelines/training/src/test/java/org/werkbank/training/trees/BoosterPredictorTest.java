package org.werkbank.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingSet;

class BoosterPredictorTest {
  private static final Map<String, Object> FOREST =
      Map.of(
          "engine",
          "xgboost",
          "trees",
          30,
          "maxDepth",
          12,
          "rowShare",
          0.8,
          "columnShare",
          0.5,
          "leafWeight",
          1,
          "balance",
          0,
          "bins",
          1024,
          "workers",
          0);
  private static final Map<String, Object> BOOSTING =
      Map.of(
          "trees",
          40,
          "maxDepth",
          5,
          "learningRate",
          0.1,
          "rowShare",
          0.8,
          "columnShare",
          0.5,
          "leafWeight",
          1,
          "balance",
          0,
          "workers",
          0);

  @Test
  void scoresLikeTheNativeLibraryWithMissingCells() throws Exception {
    for (int classes : new int[] {0, 2, 4}) {
      TrainingSet data = Rows.of(classes, 500, 3);
      BoosterPredictor boosting = (BoosterPredictor) train(new BoostingTrainer(), data, BOOSTING);
      Booster loaded = XGBoost.loadModel(boosting.parts().get(BoosterPredictor.name(0)));
      for (double[] row : Rows.of(classes, 300, 99).rows()) {
        float[] expected = loaded.inplace_predict(Rows.floats(row), 1, row.length, Float.NaN)[0];
        double[] found = boosting.predict(row);
        for (int c = 0; c < found.length; c++) {
          double wanted = classes == 2 ? (c == 1 ? expected[0] : 1 - expected[0]) : expected[c];
          assertThat(found[c]).isCloseTo(wanted, within(2e-6));
        }
      }
    }
  }

  @Test
  void forestsOfAllTasksGiveProbabilitiesOrValues() throws Exception {
    for (int classes : new int[] {0, 2, 4}) {
      TrainingSet data = Rows.of(classes, 400, 5);
      Predictor forest = train(new ForestTrainer(), data, FOREST);
      double hits = 0;
      for (int i = 0; i < data.size(); i++) {
        double[] found = forest.predict(data.rows()[i]);
        if (classes > 0) {
          double sum = 0;
          int best = 0;
          for (int c = 0; c < classes; c++) {
            assertThat(found[c]).isBetween(0.0, 1.0);
            sum += found[c];
            best = found[c] > found[best] ? c : best;
          }
          assertThat(sum).isCloseTo(1, within(1e-9));
          hits += best == data.labels()[i] ? 1 : 0;
        } else {
          hits += Math.abs(found[0] - data.labels()[i]) < 1.5 ? 1 : 0;
        }
      }
      assertThat(hits / data.size()).isGreaterThan(0.9);
      assertThat(forest.parameterCount()).isGreaterThan(100);
    }
  }

  @Test
  void sameSeedGivesTheSameBytesOnOneAndOnTwoCores() throws Exception {
    TrainingSet data = Rows.of(2, 400, 5);
    Map<String, byte[]> one = train(new ForestTrainer(), data, FOREST, 1).parts();
    Map<String, byte[]> two = train(new ForestTrainer(), data, FOREST, 2).parts();
    one.forEach((name, bytes) -> assertThat(two.get(name)).isEqualTo(bytes));
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    TrainingSet data = Rows.of(4, 300, 5);
    Predictor forest = train(new ForestTrainer(), data, FOREST);
    Predictor read = new BoosterReader().read(new HashMap<>(forest.parts()));
    for (double[] row : data.rows()) {
      assertThat(read.predict(row)).isEqualTo(forest.predict(row));
    }
  }

  @Test
  void balancedClassesComeOutAboutAsOftenAsTheyAre() throws Exception {
    TrainingSet all = Rows.of(2, 2000, 5);
    // one of ten rows of the second class, so that it is rare
    int[] kept =
        IntStream.range(0, all.size()).filter(i -> all.labels()[i] == 0 || i % 10 == 0).toArray();
    TrainingSet rare = all.subset(kept);
    double share = Arrays.stream(rare.labels()).sum() / rare.size();
    Map<String, Object> parameters = new HashMap<>(BOOSTING);
    parameters.put("balance", 1);

    Predictor balanced = train(new BoostingTrainer(), rare, parameters);
    Predictor read = new BoosterReader().read(new HashMap<>(balanced.parts()));

    double mean = 0;
    for (double[] row : rare.rows()) {
      mean += balanced.predict(row)[1] / rare.size();
      assertThat(read.predict(row)).isEqualTo(balanced.predict(row));
    }
    assertThat(mean).isBetween(share / 2, share * 2);
    assertThat(balanced.parts()).containsKey(BoosterPredictor.WEIGHTS);
  }

  private static Predictor train(Trainer trainer, TrainingSet data, Map<String, Object> parameters)
      throws Exception {
    return train(trainer, data, parameters, 1);
  }

  private static Predictor train(
      Trainer trainer, TrainingSet data, Map<String, Object> parameters, int cores)
      throws Exception {
    return trainer.train(data, new QuietContext(new Parameters(parameters), 11, cores));
  }

  /** Rows with missing cells whose label follows from the first two columns. */
  static final class Rows {
    private Rows() {}

    static TrainingSet of(int classes, int rows, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] cells = new double[rows][4];
      double[] labels = new double[rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < 4; j++) {
          cells[i][j] = random.nextDouble() < 0.1 ? Double.NaN : random.nextDouble() * 8;
        }
        double x = Double.isNaN(cells[i][0]) ? 4 : cells[i][0];
        double y = Double.isNaN(cells[i][1]) ? 4 : cells[i][1];
        labels[i] =
            classes == 0 ? x + y / 2 : Math.min(classes - 1, (int) ((x + y) * classes / 16));
      }
      List<String> names = List.of("a", "b", "c", "d");
      return new TrainingSet(names, cells, labels, names.subList(0, classes));
    }

    static float[] floats(double[] row) {
      float[] cells = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        cells[i] = (float) row[i];
      }
      return cells;
    }
  }
}

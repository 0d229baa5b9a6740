package org.werkbank.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.failure.RunFailure;
import org.werkbank.training.trees.BoosterPredictorTest.Rows;

class SparkEnginesIT {
  private static final Map<String, Object> FOREST =
      Map.of(
          "engine",
          "xgboost",
          "trees",
          30,
          "maxDepth",
          10,
          "rowShare",
          0.8,
          "columnShare",
          0.5,
          "leafWeight",
          1,
          "balance",
          0,
          "bins",
          1024);
  private static final Map<String, Object> BOOSTING =
      Map.of(
          "trees",
          60,
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
          0);

  @Test
  void sparkForestLearnsAllTasksAndSurvivesBeingWritten() throws Exception {
    for (int classes : new int[] {0, 2, 4}) {
      TrainingSet data = Rows.of(classes, 400, 5);
      Map<String, Object> mllib = with(with(FOREST, "engine", "mllib"), "workers", 0);
      Predictor forest = train(new ForestTrainer(), data, mllib);
      assertThat(hits(forest, data)).isGreaterThan(0.85);
      Predictor read = new TreeReader().read(new HashMap<>(forest.parts()));
      Predictor again = train(new ForestTrainer(), data, mllib);
      for (double[] row : data.rows()) {
        assertThat(read.predict(row)).isEqualTo(forest.predict(row));
        assertThat(again.predict(row)).isEqualTo(forest.predict(row));
      }
    }
  }

  @Test
  void workersLearnForestsOfAllTasks() throws Exception {
    for (int classes : new int[] {0, 2, 3}) {
      TrainingSet data = Rows.of(classes, 600, 5);
      Predictor forest = train(new ForestTrainer(), data, with(FOREST, "workers", 2));
      assertThat(hits(forest, data)).isGreaterThan(0.85);
      // thirty trees, not one
      assertThat(forest.parameterCount()).isGreaterThan(1000);
    }
  }

  @Test
  void workersLearnBoostingOfAllTasks() throws Exception {
    for (int classes : new int[] {0, 2, 4}) {
      TrainingSet data = Rows.of(classes, 600, 5);
      Predictor model = train(new BoostingTrainer(), data, with(BOOSTING, "workers", 2));
      assertThat(hits(model, data)).isGreaterThan(0.85);
    }
  }

  @Test
  void saysWhenThereAreFewerCoresThanWorkers() {
    assertThatThrownBy(
            () -> train(new BoostingTrainer(), Rows.of(2, 100, 5), with(BOOSTING, "workers", 50)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("50 workers");
  }

  private static double hits(Predictor model, TrainingSet data) {
    double hits = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] found = model.predict(data.rows()[i]);
      int best = 0;
      for (int c = 1; c < found.length; c++) {
        best = found[c] > found[best] ? c : best;
      }
      boolean hit =
          data.isClassification()
              ? best == data.labels()[i]
              : Math.abs(found[0] - data.labels()[i]) < 1.5;
      hits += hit ? 1 : 0;
    }
    return hits / data.size();
  }

  private static Predictor train(Trainer trainer, TrainingSet data, Map<String, Object> parameters)
      throws Exception {
    return trainer.train(data, new QuietContext(new Parameters(parameters), 11, 2));
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }
}

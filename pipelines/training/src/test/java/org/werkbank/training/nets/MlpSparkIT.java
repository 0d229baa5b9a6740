package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Predictor;

/** Two workers side by side in a real Spark session. */
class MlpSparkIT {
  private static SparkSession spark;

  @BeforeAll
  static void openSession() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("MlpSparkIT")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void closeSession() {
    spark.stop();
  }

  @Test
  void twoWorkersLearnTheSameProblem() {
    TestContext context = new TestContext(() -> spark).with("workers", 2).with("batchSize", 32);

    Predictor predictor = new MlpTrainer().train(Problems.ring(2000, 1), context);

    assertThat(Problems.accuracy(predictor, Problems.ring(2000, 2))).isGreaterThan(0.95);
    assertThat(context.done).startsWith(1.0, 2.0);
    assertThat(context.metrics.get("train_loss")).doesNotContain(Double.NaN);
  }

  @Test
  void moreWorkersThanBatchesStillLearn() {
    TestContext context = new TestContext(() -> spark).with("workers", 4).with("epochs", 2);

    Predictor predictor = new MlpTrainer().train(Problems.ring(60, 1), context);

    assertThat(predictor.predict(new double[] {0, 0, 0.5})).doesNotContain(Double.NaN);
  }
}

package org.werkbank.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.training.TestSpark;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingSet;

class NewtonFitTest {
  @Test
  void agreesWithSparkOnTwoClasses() {
    TrainingSet data = rows(2);
    Predictor own = NewtonFit.train(data, 1e-3);
    Predictor spark = LinearTrainer.train(data, TestSpark.session(), 1e-3, 200);
    for (double[] row : data.rows()) {
      assertThat(own.predict(row)[1]).isCloseTo(spark.predict(row)[1], within(1e-3));
    }
  }

  @Test
  void agreesWithSparkOnValues() {
    TrainingSet data = rows(0);
    Predictor own = NewtonFit.train(data, 0);
    Predictor spark = LinearTrainer.train(data, TestSpark.session(), 0, 200);
    for (double[] row : data.rows()) {
      assertThat(own.predict(row)[0]).isCloseTo(spark.predict(row)[0], within(1e-6));
    }
  }

  @Test
  void bothTellThreeClassesApart() {
    TrainingSet data = rows(3);
    for (Predictor model :
        List.of(
            NewtonFit.train(data, 1e-3),
            LinearTrainer.train(data, TestSpark.session(), 1e-3, 200))) {
      int hits = 0;
      for (int i = 0; i < data.size(); i++) {
        double[] p = model.predict(data.rows()[i]);
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-9));
        int best = p[0] > p[1] ? (p[0] > p[2] ? 0 : 2) : (p[1] > p[2] ? 1 : 2);
        hits += best == data.labels()[i] ? 1 : 0;
      }
      assertThat(hits).isGreaterThan(data.size() * 6 / 10);
    }
  }

  @Test
  void survivesBeingWrittenAndRead() {
    TrainingSet data = rows(3);
    Predictor model = NewtonFit.train(data, 1e-3);
    Predictor read = new LinearReader().read(model.parts());
    assertThat(read.predict(data.rows()[4])).isEqualTo(model.predict(data.rows()[4]));
    assertThat(model.parameterCount()).isEqualTo(3 * 3);
  }

  private static TrainingSet rows(int classes) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows = new double[400][2];
    double[] labels = new double[400];
    for (int i = 0; i < 400; i++) {
      rows[i][0] = random.nextDouble() * 4 - 2;
      rows[i][1] = random.nextDouble() * 4 - 2;
      double value = 2 * rows[i][0] - rows[i][1] + random.nextDouble();
      labels[i] =
          classes == 0
              ? value
              : classes == 2 ? (value > 1 ? 1 : 0) : value > 2 ? 2 : value > -1 ? 1 : 0;
    }
    return new TrainingSet(
        List.of("a", "b"), rows, labels, List.of("x", "y", "z").subList(0, classes));
  }
}

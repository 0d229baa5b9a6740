package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.metrics.ClassificationMetrics;
import org.werkbank.training.metrics.Scored;

/**
 * The defaults of the catalogue on AI4I 2020 with three physics features, stratified 5-fold, pooled
 * out of fold. scikit-learn's MLPClassifier((64, 32), early_stopping=True) reaches PR-AUC .729 and
 * ROC-AUC .964.
 */
class MlpAi4iIT {
  private static final int FOLDS = 5;
  private static final List<String> FEATURES =
      List.of("L", "M", "H", "air", "process", "rpm", "torque", "wear", "power", "dT", "strain");

  @Test
  void predictsMachineFailuresOnFoldsItHasNotSeen() throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<Double> failures = new ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      String[] cells = line.split(",");
      if (cells[3].startsWith("Air")) {
        continue;
      }
      rows.add(features(cells));
      failures.add(Double.parseDouble(cells[8]));
    }
    double[][] x = rows.toArray(double[][]::new);
    double[] y = failures.stream().mapToDouble(d -> d).toArray();
    int[] fold = folds(y);
    double[][] scores = new double[y.length][];

    for (int f = 0; f < FOLDS; f++) {
      int test = f;
      int[] train = IntStream.range(0, y.length).filter(i -> fold[i] != test).toArray();
      double[][] scaled = scaled(x, train);
      TrainingSet data = new TrainingSet(FEATURES, scaled, y, List.of("0", "1")).subset(train);
      TestContext context = new TestContext();
      for (ParameterDescriptor parameter : MlpTrainerTest.descriptor().parameters()) {
        context.with(parameter.name(), parameter.defaultValue());
      }
      Predictor predictor = new MlpTrainer().train(data, context);
      for (int i = 0; i < y.length; i++) {
        if (fold[i] == test) {
          scores[i] = predictor.predict(scaled[i]);
        }
      }
    }

    Map<String, Value> metrics =
        ClassificationMetrics.of(new Scored(scores, y, List.of("0", "1")), "1", 0.5, 1, null);
    assertThat(metrics.get("pr_auc").value()).isGreaterThan(0.70);
    assertThat(metrics.get("roc_auc").value()).isGreaterThan(0.95);
    // the base rate's Brier score is .0328, and probabilities are corrected for class weights
    assertThat(metrics.get("brier").value()).isLessThan(0.018);
    assertThat(metrics.get("ece").value()).isLessThan(0.01);
  }

  private static Path file() {
    String folder = System.getenv().getOrDefault("WERKBANK_SAMPLE_DATA", "../../notebooks/data");
    Path file = Path.of(folder, "ai4i2020.csv");
    if (!Files.exists(file)) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS"))
          .as("%s is missing", file)
          .isNotEqualTo("true");
      Assumptions.abort(file + " is missing; set WERKBANK_SAMPLE_DATA to its folder");
    }
    return file;
  }

  private static double[] features(String[] c) {
    double air = Double.parseDouble(c[3]);
    double process = Double.parseDouble(c[4]);
    double rpm = Double.parseDouble(c[5]);
    double torque = Double.parseDouble(c[6]);
    double wear = Double.parseDouble(c[7]);
    return new double[] {
      c[2].equals("L") ? 1 : 0,
      c[2].equals("M") ? 1 : 0,
      c[2].equals("H") ? 1 : 0,
      air,
      process,
      rpm,
      torque,
      wear,
      2 * Math.PI / 60 * rpm * torque,
      process - air,
      wear * torque
    };
  }

  private static int[] folds(double[] y) {
    int[] fold = new int[y.length];
    for (int label = 0; label < 2; label++) {
      int wanted = label;
      List<Integer> rows =
          new ArrayList<>(
              IntStream.range(0, y.length).filter(i -> y[i] == wanted).boxed().toList());
      Collections.shuffle(rows, new Random(wanted));
      for (int i = 0; i < rows.size(); i++) {
        fold[rows.get(i)] = i % FOLDS;
      }
    }
    return fold;
  }

  /** Mean 0 and deviation 1 on the training rows, as the harness prepares them. */
  private static double[][] scaled(double[][] x, int[] train) {
    double[][] scaled = new double[x.length][x[0].length];
    for (int j = 0; j < x[0].length; j++) {
      int column = j;
      double mean = IntStream.of(train).mapToDouble(i -> x[i][column]).average().orElseThrow();
      double variance =
          IntStream.of(train)
              .mapToDouble(i -> (x[i][column] - mean) * (x[i][column] - mean))
              .average()
              .orElseThrow();
      for (int i = 0; i < x.length; i++) {
        scaled[i][j] = (x[i][j] - mean) / Math.sqrt(variance);
      }
    }
    return scaled;
  }
}

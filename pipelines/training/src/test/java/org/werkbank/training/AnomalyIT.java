package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Factor;

/** Detection of faults as a whole, from a specification to alarms on other rows. */
class AnomalyIT {
  private static final String PCA = "org.werkbank.training.components.ComponentsTrainer";
  private static final String AUTOENCODER = "org.werkbank.training.nets.AutoencoderTrainer";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"anomaly-pca," + PCA, "anomaly-autoencoder," + AUTOENCODER})
  void learnsFromNormalRowsAndIsJudgedByFaultsItNeverSaw(String pipeline, String trainer)
      throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve("train"));

    assertThat(process.run(Plant.in(folder).training(pipeline, trainer, process.prefix())))
        .isZero();

    Evaluation evaluation = process.evaluation();
    assertThat(evaluation.task()).isEqualTo("anomaly");
    assertThat(evaluation.split().trainRows()).isEqualTo(3 * Plant.LENGTH);
    assertThat(value(evaluation, "false_alarm_rate")).isLessThan(0.04);
    assertThat(value(evaluation, "false_alarm_rate_quiet")).isLessThan(0.04);
    assertThat(value(evaluation, "detection_rate_without_apart")).isGreaterThan(0.9);
    assertThat(value(evaluation, "detection_rate"))
        .isCloseTo(value(evaluation, "detection_rate_without_apart") / 2, within(0.03));
    assertThat(evaluation.factors())
        .extracting(Factor::name)
        .containsExactly("ok", "ghost", "leak");
    Factor leak = evaluation.factors().get(2);
    assertThat(leak.n()).isEqualTo(3 * (Plant.LENGTH - Plant.ONSET));
    assertThat(leak.metrics().get("detection_delay").value()).isLessThan(4);
    assertThat(evaluation.factors().get(1).metrics()).doesNotContainKey("detection_delay");
    assertThat(evaluation.baselines())
        .extracting(Evaluation.Baseline::name)
        .containsExactly("naive", "linear");
    assertThat(evaluation.baselines().get(0).metrics().get("roc_auc").value()).isEqualTo(0.5);
    assertThat(evaluation.baselines().get(0).metrics().get("detection_rate").value()).isZero();
    assertThat(evaluation.checks())
        .filteredOn(check -> check.id().equals("limit-holds") || check.id().equals("beats-naive"))
        .extracting(Evaluation.Check::verdict)
        .containsExactlyInAnyOrder("passed", "passed");
    assertThat(Files.readString(process.artifact("control-chart.json")))
        .contains("\"quiet", "\"leak\"", "\"onset\":100");
  }

  @Test
  void theModelRaisesTheSameAlarmsOnRowsItIsGivenLater() throws Exception {
    Plant plant = Plant.in(folder);
    HarnessProcess trained = new HarnessProcess(folder.resolve("train"));
    assertThat(trained.run(plant.training("anomaly-autoencoder", AUTOENCODER, trained.prefix())))
        .isZero();
    HarnessProcess scored = new HarnessProcess(folder.resolve("score"));

    assertThat(
            scored.run(
                plant.scoring(
                    trained.artifact("model.zip"),
                    "anomaly-autoencoder",
                    AUTOENCODER,
                    scored.prefix())))
        .isZero();

    List<String> lines = Files.readAllLines(scored.artifact("predictions.csv"));
    assertThat(lines.get(0)).isEqualTo("row,prediction,score,alarm");
    double limit = scored.evaluation().threshold();
    assertThat(limit).isEqualTo(trained.evaluation().threshold());
    int run = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      boolean isStart = (Integer.parseInt(cells[0]) - 1) % Plant.LENGTH == 0;
      boolean above = Double.parseDouble(cells[2]) > limit;
      run = above ? (isStart ? 1 : run + 1) : 0;
      assertThat(cells[1]).isEqualTo(above ? "anomaly" : "ok");
      assertThat(Double.parseDouble(cells[3])).isEqualTo(run >= 6 ? 1 : 0);
    }
    // the test part and the same rows scored later agree to what a file keeps of a score
    List<String> tested = Files.readAllLines(trained.artifact("predictions.csv"));
    for (String line : tested.subList(1, tested.size())) {
      String[] cells = line.split(",");
      assertThat(lines.get(Integer.parseInt(cells[0])).split(",")[2]).isEqualTo(cells[1]);
    }
    assertThat(scored.evaluation().factors())
        .extracting(Factor::name)
        .containsExactly("ok", "ghost", "leak");
    assertThat(value(scored.evaluation(), "detection_rate_without_apart")).isGreaterThan(0.9);
  }

  private static double value(Evaluation evaluation, String metric) {
    return evaluation.test().metrics().get(metric).value();
  }
}

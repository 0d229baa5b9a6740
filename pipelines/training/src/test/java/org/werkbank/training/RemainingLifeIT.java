package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/** Remaining life as a whole, from a specification to predictions for other rows. */
class RemainingLifeIT {
  private static final Split BY_MACHINE = new Split(SplitKind.GROUP, null, 5, null, null, null);

  @TempDir private Path folder;

  @Test
  void learnsFromSomeMachinesAndIsJudgedOnOthers() throws Exception {
    Fleet fleet = Fleet.in(folder);
    HarnessProcess process = new HarnessProcess(folder.resolve("train"));

    assertThat(process.run(fleet.training("every", BY_MACHINE, process.prefix()))).isZero();

    Evaluation evaluation = process.evaluation();
    assertThat(evaluation.task()).isEqualTo("remaining-life");
    assertThat(evaluation.split().unit()).isEqualTo("machine");
    assertThat(value(evaluation, "rmse_capped")).isLessThan(7);
    assertThat(value(evaluation, "coverage")).isCloseTo(0.9, within(0.05));
    assertThat(value(evaluation, "rmse")).isGreaterThan(value(evaluation, "rmse_capped"));
    assertThat(evaluation.test().metrics()).containsKeys("nasa_score", "mae", "r2", "width");
    Plots plots = process.plots();
    assertThat(plots.life().fan()).hasSizeGreaterThan(3);
    assertThat(plots.life().alarms().machines()).isEqualTo(Fleet.MACHINES);
    assertThat(plots.errorByPrediction()).allSatisfy(r -> assertThat(r.covered()).isPositive());
    assertThat(plots.dependence()).isNotEmpty();
  }

  @Test
  void benchmarksJudgeTheLastRowOfEachMachineAlone() throws Exception {
    Fleet fleet = Fleet.in(folder);
    HarnessProcess process = new HarnessProcess(folder.resolve("train"));

    assertThat(process.run(fleet.training("last", BY_MACHINE, process.prefix()))).isZero();

    assertThat(process.evaluation().test().n()).isEqualTo(Fleet.MACHINES);
    assertThat(Files.readAllLines(process.artifact("predictions.csv"))).hasSize(Fleet.MACHINES + 1);
  }

  @Test
  void theModelMakesTheSameWindowsOfRowsItIsGivenLater() throws Exception {
    Fleet fleet = Fleet.in(folder);
    HarnessProcess trained = new HarnessProcess(folder.resolve("train"));
    assertThat(trained.run(fleet.training("every", BY_MACHINE, trained.prefix()))).isZero();
    HarnessProcess scored = new HarnessProcess(folder.resolve("score"));

    assertThat(scored.run(fleet.scoring(trained.artifact("model.zip"), scored.prefix()))).isZero();

    List<String> lines = Files.readAllLines(scored.artifact("predictions.csv"));
    assertThat(lines.get(0)).isEqualTo("row,prediction,low,high");
    assertThat(lines).hasSize(Files.readAllLines(fleet.file()).size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double prediction = Double.parseDouble(cells[1]);
      assertThat(prediction).isBetween(0.0, 50.0);
      assertThat(Double.parseDouble(cells[2])).isBetween(0.0, prediction);
      assertThat(Double.parseDouble(cells[3])).isGreaterThan(prediction);
    }
    Drift drift = scored.drift();
    assertThat(drift.columns()).allSatisfy(c -> assertThat(c.psi()).isZero());
    assertThat(drift.label().psi()).isZero();
    assertThat(drift.periods()).as("each machine has a clock of its own").isEmpty();
    // these are rows it learned from, so it must know them well
    assertThat(value(scored.evaluation(), "rmse_capped")).isLessThan(6);
  }

  private static double value(Evaluation evaluation, String metric) {
    return evaluation.test().metrics().get(metric).value();
  }
}

package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Resamples;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.store.Sha256;

/** The training process as a whole, from specification to artifacts, on AI4I 2020. */
class HarnessIT {
  @TempDir private Path folder;

  @Test
  void forestReachesItsFiguresInFiveFoldsAndRepeatsThemExactly() throws Exception {
    HarnessProcess first = new HarnessProcess(folder.resolve("first"));
    assertThat(first.run(Ai4i.forest(Split.kfold(5), 1, first.prefix()))).isZero();
    Evaluation evaluation = first.evaluation();
    assertThat(value(evaluation, "f1")).isGreaterThanOrEqualTo(0.86);
    assertThat(value(evaluation, "pr_auc")).isGreaterThanOrEqualTo(0.87);
    assertThat(evaluation.test().n()).isEqualTo(10_000);
    assertThat(evaluation.test().positives()).isEqualTo(339);
    assertThat(evaluation.baselines())
        .extracting(Evaluation.Baseline::name)
        .containsExactly("naive", "linear");
    assertThat(evaluation.checks()).noneMatch(check -> check.verdict().equals("failed"));
    everyArtifactIsThereWithItsHash(first);
    Plots plots = first.plots();
    assertThat(plots.gain().positives()).isEqualTo(339);
    assertThat(plots.folds().list()).hasSize(5);
    assertThat(plots.dependence()).hasSize(3).allSatisfy(d -> assertThat(d.n()).isEqualTo(500));

    HarnessProcess second = new HarnessProcess(folder.resolve("second"));
    assertThat(second.run(Ai4i.forest(Split.kfold(5), 1, second.prefix()))).isZero();
    for (String name :
        List.of("evaluation.json", "predictions.csv", "model.zip", "split.csv", Resamples.PATH)) {
      assertThat(second.artifact(name)).hasSameBinaryContentAs(first.artifact(name));
    }

    scoresLikeTheTrainingRun(first);
  }

  private void scoresLikeTheTrainingRun(HarnessProcess trained) throws Exception {
    for (String format : List.of("csv", "parquet")) {
      HarnessProcess scoring = new HarnessProcess(folder.resolve("score-" + format));
      RunSpec spec = Ai4i.scoring(trained.artifact("model.zip"), format, scoring.prefix());
      assertThat(scoring.run(spec)).isZero();
      everyArtifactIsThereWithItsHash(scoring);
      // the rows are those it learned from, which the run has to notice
      assertThat(scoring.evaluation().checks())
          .anyMatch(c -> c.id().equals("scored-training-data") && c.verdict().equals("failed"));
      // the same rows have not moved; predictions for known rows are surer than for unseen ones
      assertThat(scoring.drift().columns())
          .hasSize(6)
          .allSatisfy(c -> assertThat(c.psi()).isZero());
      assertThat(value(scoring.evaluation(), "f1")).isGreaterThan(0.95);
    }
    List<String> lines =
        Files.readAllLines(folder.resolve("score-csv").resolve("out").resolve("predictions.csv"));
    assertThat(lines).hasSize(10_001);
    assertThat(lines.get(0)).isEqualTo("row,UDI,Product ID,prediction,p_0,p_1");
    assertThat(lines.get(1)).startsWith("1,1,M14860,0,");
  }

  @Test
  void boostingReachesItsFiguresInFiveFolds() throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    assertThat(process.run(Ai4i.boosting(Split.kfold(5), 1, process.prefix()))).isZero();
    assertThat(value(process.evaluation(), "f1")).isGreaterThanOrEqualTo(0.82);
    assertThat(value(process.evaluation(), "pr_auc")).isGreaterThanOrEqualTo(0.86);
  }

  @Test
  void forestReachesItsFiguresOnLaterRows() throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    assertThat(process.run(Ai4i.forest(Split.time(0.3), 1, process.prefix()))).isZero();
    Evaluation evaluation = process.evaluation();
    assertThat(value(evaluation, "pr_auc")).isGreaterThanOrEqualTo(0.76);
    assertThat(evaluation.test().n()).isEqualTo(3000);
    assertThat(evaluation.validationThresholds()).isNotEmpty();
    assertThat(evaluation.split().unit()).isEqualTo("time");
  }

  @Test
  void runsThatTestedTheSameRowsCanBeComparedRowByRow() throws Exception {
    Path rows = Files.write(folder.resolve("rows.csv"), Ai4i.firstRows(2000));
    Resamples first = resamples("first", rows, Split.time(0.3), 1);
    Resamples otherSeed = resamples("other-seed", rows, Split.time(0.3), 2);
    Resamples otherRows = resamples("other-rows", rows, Split.time(0.4), 1);

    assertThat(first.rows()).isEqualTo(600);
    assertThat(first.units()).isEqualTo(600);
    assertThat(first.metrics()).containsKeys("pr_auc", "f1", "brier");
    assertThat(first.metrics().get("pr_auc")).hasSize(1000);
    assertThat(otherSeed.sampleSha256()).isEqualTo(first.sampleSha256());
    assertThat(otherRows.sampleSha256()).isNotEqualTo(first.sampleSha256());
  }

  private Resamples resamples(String name, Path rows, Split split, long seed) throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve(name));
    RunSpec spec = Ai4i.withData(Ai4i.boosting(split, seed, process.prefix()), rows);
    assertThat(process.run(spec)).isZero();
    String json = Files.readString(process.artifact(Resamples.PATH));
    return new ContractJson().read(json, Resamples.class);
  }

  @Test
  void smallTestPartsLeaveFiguresOutButDoNotFailTheRun() throws Exception {
    Path few = Files.write(folder.resolve("few.csv"), Ai4i.firstRows(1000));
    HarnessProcess process = new HarnessProcess(folder.resolve("run"));
    RunSpec spec = Ai4i.withData(Ai4i.forest(Split.kfold(10), 1, process.prefix()), few);
    assertThat(process.run(spec)).isZero();
    assertThat(process.evaluation().test().positives()).isEqualTo(23);
    assertThat(process.evaluation().checks())
        .anyMatch(check -> check.id().equals("small-n") && check.verdict().equals("warned"));
  }

  @Test
  void waitingProcessRunsTheFolderItIsGiven() throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    Process waiting = process.start("wait");
    process.write(Ai4i.boosting(Split.time(0.3), 1, process.prefix()));
    process.go(waiting);
    assertThat(process.end(waiting)).isZero();
    assertThat(process.last()).isInstanceOf(RunEvent.Completed.class);
  }

  @Test
  void refusesAnObjectThatIsNotTheOneNamed() throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    RunSpec good = Ai4i.boosting(Split.kfold(5), 1, process.prefix());
    String json = new org.werkbank.contract.ContractJson().write(good);
    String other = json.replace(good.inputs().get(0).sha256(), "0".repeat(64));
    RunSpec bad = new org.werkbank.contract.ContractJson().read(other, RunSpec.class);
    assertThat(process.run(bad)).isEqualTo(ExitCode.BAD_DATA.code());
    assertThat(((RunEvent.Failed) process.last()).message()).contains("hash differs");
  }

  private static void everyArtifactIsThereWithItsHash(HarnessProcess process) throws IOException {
    assertThat(process.events().get(0)).isInstanceOf(RunEvent.Started.class);
    assertThat(process.last()).isInstanceOf(RunEvent.Completed.class);
    long written = 0;
    for (RunEvent event : process.events()) {
      if (event instanceof RunEvent.Artifact artifact) {
        byte[] bytes = Files.readAllBytes(process.artifact(artifact.path()));
        assertThat(Sha256.of(bytes)).isEqualTo(artifact.sha256());
        written += bytes.length;
      }
    }
    assertThat(((RunEvent.Completed) process.last()).bytesWritten()).isEqualTo(written);
  }

  private static double value(Evaluation evaluation, String metric) {
    return evaluation.test().metrics().get(metric).value();
  }
}

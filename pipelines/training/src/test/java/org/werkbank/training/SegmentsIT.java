package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.RunEvent;

/** Parts of many rows, whose fault only the course of a phase shows. */
class SegmentsIT {
  private static final Map<String, Object> BY_PHASE = Map.of("phase", "phase", "trees", 60);

  @TempDir private Path folder;

  @Test
  void segmentsShowWhatNoSingleRowDoes() throws Exception {
    Strokes strokes = Strokes.in(folder);
    HarnessProcess asParts = new HarnessProcess(folder.resolve("parts"));
    assertThat(asParts.run(strokes.training(BY_PHASE, asParts.prefix()))).isZero();
    HarnessProcess asRows = new HarnessProcess(folder.resolve("rows"));
    assertThat(asRows.run(strokes.training(Map.of("trees", 60), asRows.prefix()))).isZero();

    Evaluation found = asParts.evaluation();
    assertThat(found.test().n()).isEqualTo(Strokes.PARTS);
    assertThat(auc(found)).isGreaterThan(0.9);
    assertThat(auc(asRows.evaluation())).isLessThan(0.7);
    assertThat(Files.readString(asParts.artifact("importance.json")))
        .contains("force__hold__slope");
    scores(strokes, asParts);
  }

  @Test
  void cutsOfLikeLengthDoWithoutAColumnOfPhases() throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve("cuts"));
    Map<String, Object> five = Map.of("segments", 5, "trees", 60);
    assertThat(process.run(Strokes.in(folder).training(five, process.prefix()))).isZero();
    assertThat(process.evaluation().test().n()).isEqualTo(Strokes.PARTS);
    assertThat(auc(process.evaluation())).isGreaterThan(0.8);
  }

  @Test
  void saysWhichColumnNamesNoPhase() throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve("wrong"));
    Map<String, Object> wrong = Map.of("phase", "force");
    assertThat(process.run(Strokes.in(folder).training(wrong, process.prefix()))).isEqualTo(65);
    assertThat(process.last())
        .isInstanceOfSatisfying(
            RunEvent.Failed.class,
            failed -> assertThat(failed.message()).contains("\"force\"", "phase"));
  }

  private void scores(Strokes strokes, HarnessProcess trained) throws Exception {
    HarnessProcess scoring = new HarnessProcess(folder.resolve("scored"));
    assertThat(scoring.run(strokes.scoring(trained.artifact("model.zip"), scoring.prefix())))
        .isZero();
    List<String> lines = Files.readAllLines(scoring.artifact("predictions.csv"));
    // a header and one line for each part
    assertThat(lines).hasSize(1 + Strokes.PARTS);
  }

  private static double auc(Evaluation evaluation) {
    return evaluation.test().metrics().get("roc_auc").value();
  }
}

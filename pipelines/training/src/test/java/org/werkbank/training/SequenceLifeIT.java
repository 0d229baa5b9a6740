package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/** A network over time as a whole, from a specification to predictions for other rows. */
class SequenceLifeIT {
  private static final Split HELD_OUT = new Split(SplitKind.GROUP, null, 2, null, null, null);
  private static final Map<String, Object> TINY =
      Map.of("cap", 50, "window", 10, "epochs", 20, "ensemble", 2, "units", 16, "batchSize", 32);

  @TempDir private Path folder;

  @Test
  void aMemoryLearnsFromSomeMachinesIsJudgedOnOthersAndScoresRowsLater() throws Exception {
    Fleet fleet = Fleet.in(folder);
    HarnessProcess trained = train(fleet, "remaining-life-lstm", "train");

    assertThat(value(trained.evaluation(), "rmse_capped")).isLessThan(9);
    assertThat(metrics(trained)).anyMatch(name -> name.endsWith("ensemble_spread"));

    // the engine unpacks into the run's own folder, which goes with the run
    assertThat(folder.resolve("train/tmp/djl/pytorch")).isNotEmptyDirectory();

    HarnessProcess scored = new HarnessProcess(folder.resolve("score"));
    assertThat(scored.run(fleet.scoring(trained.artifact("model.zip"), scored.prefix()))).isZero();
    List<String> lines = Files.readAllLines(scored.artifact("predictions.csv"));
    // and a model needs none to answer
    assertThat(folder.resolve("score/tmp/djl")).doesNotExist();
    assertThat(lines).hasSize(Files.readAllLines(fleet.file()).size());
    // these are rows it learned from, so it must know them well
    assertThat(value(scored.evaluation(), "rmse_capped")).isLessThan(8);
  }

  @Test
  void convolutionsDoTheSameAndRepeatThemselvesForASeed() throws Exception {
    Fleet fleet = Fleet.in(folder);

    HarnessProcess first = train(fleet, "remaining-life-cnn", "first");
    HarnessProcess second = train(fleet, "remaining-life-cnn", "second");

    assertThat(value(first.evaluation(), "rmse_capped")).isLessThan(9);
    assertThat(Files.readString(second.artifact("predictions.csv")))
        .isEqualTo(Files.readString(first.artifact("predictions.csv")));
  }

  private HarnessProcess train(Fleet fleet, String pipeline, String name) throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve(name));
    PipelineRef ref =
        new PipelineRef(pipeline, "1.0.0", null, "org.werkbank.training.sequences.SequenceTrainer");
    assertThat(process.run(fleet.training(ref, TINY, HELD_OUT, process.prefix())))
        .as(() -> text(process))
        .isZero();
    return process;
  }

  private static String text(HarnessProcess process) {
    try {
      return Files.readString(process.log().toPath());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> metrics(HarnessProcess process) throws Exception {
    return process.events().stream()
        .flatMap(
            event -> event instanceof RunEvent.Metrics m ? m.metrics().stream() : Stream.empty())
        .map(RunEvent.Metric::name)
        .toList();
  }

  private static double value(Evaluation evaluation, String metric) {
    return evaluation.test().metrics().get(metric).value();
  }
}

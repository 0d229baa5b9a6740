package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.prepare.PreparationFitter;
import org.werkbank.training.split.Fold;

class PreparationCheckTest {
  private static final int ROWS = 100;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();
  private static final Fold FOLD =
      new Fold(
          IntStream.range(0, 60).toArray(),
          IntStream.range(60, 75).toArray(),
          IntStream.range(75, ROWS).toArray());
  private final FrameColumn torque =
      Frames.numbers("torque", ColumnRole.FEATURE, new SplittableRandom(9).doubles(ROWS).toArray());
  private final FrameColumn shift =
      Frames.texts(
          "shift",
          ColumnRole.FEATURE,
          IntStream.range(0, ROWS)
              .mapToObj(i -> i % 3 == 0 ? "early" : "late")
              .toArray(String[]::new));

  @Test
  void aPreparationOfTheTrainingPartPasses() {
    for (Preparation kind : Preparation.values()) {
      assertThat(verdict(PreparationFitter::fit, kind)).isEqualTo("passed");
    }
  }

  @Test
  void aScaleThatWasLearnedFromAllRowsFails() {
    PreparationCheck.Fitter careless =
        (features, derived, kind, rows) -> PreparationFitter.fit(features, derived, kind, ALL);

    assertThat(verdict(careless, Preparation.SCALED)).isEqualTo("failed");
  }

  private String verdict(PreparationCheck.Fitter fitter, Preparation kind) {
    List<FrameColumn> features = List.of(torque, shift);
    LearningTask task =
        LearningTask.values(
            LearningTask.REGRESSION,
            "y",
            IntStream.range(0, ROWS).asDoubleStream().toArray(),
            Double.POSITIVE_INFINITY);
    TrainingData data = new TrainingData(Frames.of(ROWS, torque, shift), features, List.of(), task);
    CheckList checks = new CheckList();
    new PreparationCheck(data, checks, new ContractJson(), fitter).run(FOLD, kind);
    return checks.list().get(0).verdict();
  }
}

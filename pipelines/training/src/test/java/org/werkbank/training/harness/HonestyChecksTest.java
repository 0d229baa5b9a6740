package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

/** Each check meets a planted fault and its clean twin. */
class HonestyChecksTest {
  private static final int ROWS = 600;
  private final double[] noise = new SplittableRandom(4).doubles(ROWS).toArray();
  private final double[] labels =
      IntStream.range(0, ROWS).mapToDouble(i -> noise[i] > 0.9 ? 1 : 0).toArray();
  private final FrameColumn honest =
      Frames.numbers("torque", ColumnRole.FEATURE, new SplittableRandom(9).doubles(ROWS).toArray());
  private final FrameColumn machine =
      Frames.numbers(
          "machine", ColumnRole.GROUP, IntStream.range(0, ROWS).mapToDouble(i -> i % 20).toArray());
  private final FrameColumn hour =
      Frames.numbers("hour", ColumnRole.TIME, IntStream.range(0, ROWS).asDoubleStream().toArray());

  @Test
  void machinesOnBothSidesOfTheSplitAreFoundAndOnOneSideAreFine() {
    Split byMachine = new Split(SplitKind.GROUP, null, 5, null, null, null);

    assertThat(verdicts(Split.kfold(5), honest, machine))
        .containsEntry("groups-across-split", "warned");
    assertThat(verdicts(byMachine, honest, machine)).containsEntry("groups-across-split", "passed");
  }

  @Test
  void testingEarlierRowsThanThoseLearnedFromIsFoundAndLaterOnesAreFine() {
    assertThat(verdicts(Split.kfold(5), honest, hour)).containsEntry("time-order", "warned");
    assertThat(verdicts(Split.time(0.3), honest, hour)).containsEntry("time-order", "passed");
  }

  @Test
  void aFailureModeAmongTheFeaturesFailsAndAnHonestFlagPasses() {
    double[] mode = new double[ROWS];
    double[] shift = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      mode[i] = labels[i] == 1 && i % 3 == 0 ? 1 : 0;
      shift[i] = i % 2;
    }

    assertThat(verdicts(Split.kfold(5), honest, Frames.numbers("HDF", ColumnRole.FEATURE, mode)))
        .containsEntry("label-components", "failed");
    assertThat(verdicts(Split.kfold(5), honest, Frames.numbers("shift", ColumnRole.FEATURE, shift)))
        .containsEntry("label-components", "passed");
  }

  @Test
  void aWordThatAlwaysMeansScrapFails() {
    String[] codes =
        IntStream.range(0, ROWS).mapToObj(i -> labels[i] == 1 ? "R7" : "ok").toArray(String[]::new);

    assertThat(verdicts(Split.kfold(5), honest, Frames.texts("rework", ColumnRole.FEATURE, codes)))
        .containsEntry("label-components", "failed");
  }

  @Test
  void aRowNumberThatTellsTheLabelIsFoundAndOneThatDoesNotIsFine() {
    double[] growing =
        IntStream.range(0, ROWS).mapToDouble(i -> noise[i] < i / 800.0 ? 1 : 0).toArray();

    assertThat(verdicts(Split.kfold(5), growing, List.of(honest)))
        .containsEntry("row-number", "warned");
    assertThat(verdicts(Split.kfold(5), honest)).containsEntry("row-number", "passed");
  }

  private Map<String, String> verdicts(Split split, FrameColumn... columns) {
    return verdicts(split, labels, List.of(columns));
  }

  private static Map<String, String> verdicts(
      Split split, double[] labels, List<FrameColumn> columns) {
    Frame frame = Frames.of(ROWS, columns.toArray(FrameColumn[]::new));
    List<FrameColumn> features = new ArrayList<>(frame.all(ColumnRole.FEATURE));
    LearningTask task =
        LearningTask.classes("classification", "y", List.of("0", "1"), labels, "1", null);
    TrainingData data = new TrainingData(frame, features, List.of(), task);
    Assignment assignment =
        Splits.of(
            new SplitRequest(
                split,
                ROWS,
                labels,
                2,
                "y",
                frame.first(ColumnRole.TIME).orElse(null),
                frame.first(ColumnRole.GROUP).orElse(null),
                null,
                1));
    CheckList checks = new CheckList();
    new SplitChecks(data, checks).run(assignment);
    new LabelChecks(data, checks).run();
    Map<String, String> verdicts = new HashMap<>();
    checks.list().forEach(check -> verdicts.put(check.id(), check.verdict()));
    return verdicts;
  }
}

package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Split;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class DuplicateChecksTest {
  private static final int ROWS = 500;

  @Test
  void rowsOfTheirOwnPass() {
    assertThat(verdicts("classification", columns(0, 0)))
        .containsEntry("duplicate-rows", "passed")
        .containsEntry("near-duplicates", "passed");
  }

  @Test
  void repeatedRowsAreFoundBothWays() {
    assertThat(verdicts("classification", columns(50, 0)))
        .containsEntry("duplicate-rows", "warned")
        .containsEntry("near-duplicates", "warned");
  }

  @Test
  void rowsRepeatedWithALittleNoiseAreNearDuplicates() {
    assertThat(verdicts("classification", columns(50, 1e-6)))
        .containsEntry("duplicate-rows", "passed")
        .containsEntry("near-duplicates", "warned");
  }

  @Test
  void aStandstillIsNoFaultOfASeries() {
    assertThat(verdicts(LearningTask.FORECAST, columns(50, 1e-6)))
        .doesNotContainKey("near-duplicates");
  }

  /** Three columns whose last rows repeat the first ones, with noise in the first column. */
  private static FrameColumn[] columns(int repeated, double noise) {
    SplittableRandom random = new SplittableRandom(2);
    FrameColumn[] columns = new FrameColumn[3];
    for (int c = 0; c < columns.length; c++) {
      double[] values = random.doubles(ROWS, 100, 200).toArray();
      for (int i = 0; i < repeated; i++) {
        values[ROWS - 1 - i] = values[i] + (c == 0 ? noise : 0);
      }
      columns[c] = Frames.numbers("x" + c, ColumnRole.FEATURE, values);
    }
    return columns;
  }

  private static Map<String, String> verdicts(String task, FrameColumn... features) {
    double[] labels = IntStream.range(0, ROWS).mapToDouble(i -> i).toArray();
    TrainingData data =
        new TrainingData(
            Frames.of(ROWS, features),
            List.of(features),
            List.of(),
            LearningTask.values(task, "y", labels, Double.POSITIVE_INFINITY));
    CheckList checks = new CheckList();
    new DuplicateChecks(data, checks)
        .run(Splits.of(new SplitRequest(Split.time(0.3), ROWS, null, 0, "y", null, null, null, 1)));
    return checks.list().stream()
        .collect(Collectors.toMap(Evaluation.Check::id, Evaluation.Check::verdict));
  }
}

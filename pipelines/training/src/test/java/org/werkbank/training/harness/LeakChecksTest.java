package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Split;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class LeakChecksTest {
  private static final int ROWS = 1000;
  private final double[] noise = new SplittableRandom(4).doubles(ROWS).toArray();
  private final double[] mixed =
      IntStream.range(0, ROWS).mapToDouble(i -> noise[i] > 0.6 ? 1 : 0).toArray();
  private final double[] other = new SplittableRandom(9).doubles(ROWS).toArray();

  @Test
  void findsNothingInHonestData() {
    assertThat(verdicts(mixed, feature("x", other))).doesNotContainValue("warned");
  }

  @Test
  void findsAFeatureThatTellsTheLabelAlone() {
    Map<String, String> found = verdicts(mixed, feature("verrät alles", noise));
    assertThat(found).containsEntry("single-feature", "warned");
  }

  @Test
  void findsAResultTooGoodForAPlantAndBelievesAnOrdinaryOne() {
    double[][] perfect = new double[ROWS][];
    double[][] ordinary = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      perfect[i] = new double[] {1 - mixed[i], mixed[i]};
      ordinary[i] = new double[] {0.2 + 0.6 * (1 - mixed[i]), 0.2 + 0.6 * mixed[i]};
    }

    assertThat(verdicts(perfect, mixed, feature("x", other))).containsEntry("too-good", "warned");
    assertThat(verdicts(ordinary, mixed, feature("x", other))).containsEntry("too-good", "passed");
  }

  @Test
  void findsCopiesOfTrainingRows() {
    double[] few = IntStream.range(0, ROWS).mapToDouble(i -> i % 40).toArray();
    assertThat(verdicts(mixed, feature("x", few))).containsEntry("duplicate-rows", "warned");
  }

  @Test
  void findsAFileSortedByItsLabel() {
    double[] sorted = IntStream.range(0, ROWS).mapToDouble(i -> i < 600 ? 0 : 1).toArray();
    assertThat(verdicts(sorted, feature("x", other))).containsEntry("sorted-by-label", "warned");
  }

  @Test
  void findsColumnsThatCountOrNameTheRows() {
    double[] numbers = IntStream.range(0, ROWS).asDoubleStream().toArray();
    FrameColumn counter =
        new FrameColumn(
            new Column("Nr", ColumnType.INTEGER, ColumnRole.FEATURE, null),
            numbers,
            null,
            List.of(),
            0);
    String[] serials = IntStream.range(0, ROWS).mapToObj(i -> "S" + i).toArray(String[]::new);
    assertThat(verdicts(mixed, feature("x", other), counter))
        .containsEntry("id-like-columns", "warned");
    assertThat(
            verdicts(
                mixed, feature("x", other), Frames.texts("Serie", ColumnRole.FEATURE, serials)))
        .containsEntry("id-like-columns", "warned");
  }

  @Test
  void warnsWhenFewPositivesCarryTheFigures() {
    double[] rare = IntStream.range(0, ROWS).mapToDouble(i -> i % 100 == 0 ? 1 : 0).toArray();
    assertThat(verdicts(rare, feature("x", other))).containsEntry("small-n", "warned");
  }

  @Test
  void countsCellsThatAreNoNumbers() {
    FrameColumn dirty =
        new FrameColumn(
            new Column("x", ColumnType.NUMBER, ColumnRole.FEATURE, null),
            other,
            null,
            List.of(),
            3);
    assertThat(verdicts(mixed, dirty)).containsEntry("unparsable-cells", "warned");
  }

  private static Map<String, String> verdicts(double[] labels, FrameColumn... features) {
    double[][] unsure =
        IntStream.range(0, ROWS).mapToObj(i -> new double[] {0.5, 0.5}).toArray(double[][]::new);
    return verdicts(unsure, labels, features);
  }

  private static Map<String, String> verdicts(
      double[][] scores, double[] labels, FrameColumn... features) {
    LearningTask task =
        LearningTask.classes("classification", "y", List.of("0", "1"), labels, "1", null);
    TrainingData data =
        new TrainingData(Frames.of(ROWS, features), List.of(features), List.of(), task);
    Assignment assignment =
        Splits.of(new SplitRequest(Split.kfold(5), ROWS, labels, 2, "y", null, null, null, 1));
    Scored scored = new Scored(scores, labels, task.classes());
    Outcome outcome =
        new Outcome(
            IntStream.range(0, ROWS).toArray(), scored, scored, 0.5, null, null, null, List.of());
    CheckList checks = new CheckList();
    int[] rows = outcome.testRows();
    new LeakChecks(data, checks).run(assignment, outcome, Skill.of(task, scores, rows, rows));
    Map<String, String> verdicts = new java.util.HashMap<>();
    checks.list().forEach(check -> verdicts.put(check.id(), check.verdict()));
    return verdicts;
  }

  private static FrameColumn feature(String name, double[] values) {
    return Frames.numbers(name, ColumnRole.FEATURE, values);
  }
}

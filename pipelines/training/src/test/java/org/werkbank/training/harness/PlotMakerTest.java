package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Split;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.series.Lags;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class PlotMakerTest {
  private static final int ROWS = 1000;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();
  private final double[] noise = new SplittableRandom(4).doubles(ROWS).toArray();

  @Test
  void aBinaryTaskHasGainScoresAndFolds() {
    double[] labels = numbers(row -> noise[row] > 0.9 ? 1.0 : 0.0);
    LearningTask task = LearningTask.classes(LearningTask.CLASSIFICATION, "y", List.of("ok", "scrap"), labels, "scrap", null);
    double[][] scores =
        IntStream.range(0, ROWS)
            .mapToObj(row -> new double[] {1 - noise[row], noise[row]})
            .toArray(double[][]::new);

    Plots plots = plots(task, scores, null);

    assertThat(plots.positive()).isEqualTo("scrap");
    assertThat(plots.gain().positives()).isEqualTo((long) Arrays.stream(labels).sum());
    assertThat(plots.scores()).extracting(Plots.ClassScores::name).containsExactly("ok", "scrap");
    assertThat(plots.scores().get(1).histogram().bins())
        .allSatisfy(bin -> assertThat(bin.from()).isGreaterThanOrEqualTo(0.9));
    assertThat(plots.folds().metric()).isEqualTo("pr_auc");
    assertThat(plots.folds().list()).hasSize(5);
    assertThat(plots.predictedActual()).isNull();
    assertThat(plots.confusion()).isNull();
    isReadAsItWasWritten(plots);
  }

  @Test
  void moreClassesHaveAMatrixWithoutRareCells() {
    double[] labels = numbers(row -> row % 3.0);
    LearningTask task = LearningTask.classes(LearningTask.CLASSIFICATION, "y", List.of("a", "b", "c"), labels, null, null);
    double[][] scores = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      // five rows of a are taken for b
      int said = row < 15 && row % 3 == 0 ? 1 : row % 3;
      scores[row] = new double[3];
      scores[row][said] = 1;
    }

    Plots plots = plots(task, scores, null);

    assertThat(plots.confusion().decisions())
        .containsExactly(
            new Plots.Decision(0, 0, 329),
            new Plots.Decision(1, 1, 333),
            new Plots.Decision(2, 2, 333));
    assertThat(plots.confusion().hidden()).isEqualTo(5);
    assertThat(plots.gain()).isNull();
    isReadAsItWasWritten(plots);
  }

  @Test
  void aRemainingLifeHasAFanAndWarnings() {
    double[] left = numbers(row -> 49.0 - row % 50);
    double[] machines = numbers(row -> (double) (row / 50));
    LearningTask task = LearningTask.values(LearningTask.REMAINING_LIFE, "left", left, 40);
    double[][] scores = column(row -> Math.min(40, left[row] + noise[row]));
    FrameColumn group = Frames.numbers("machine", ColumnRole.GROUP, machines);

    Plots plots = plots(task, scores, null, group);

    assertThat(plots.life().fan()).isNotEmpty();
    assertThat(plots.life().alarms().machines()).isEqualTo(20);
    assertThat(plots.life().alarms().missed()).isZero();
    assertThat(plots.life().alarms().limit()).isEqualTo(10);
    assertThat(plots.life().alarms().medianLead()).isBetween(8.0, 10.0);
    assertThat(plots.series()).isNull();
    isReadAsItWasWritten(plots);
  }

  @Test
  void aForecastIsComparedWithTheSeasonBefore() {
    double[] load = numbers(row -> (double) (row % 24));
    Lags lags = Lags.over(1, 2, List.of(24), List.of());
    double[] before = numbers(row -> row < 24 ? Double.NaN : load[row - 24] + 1);
    LearningTask task =
        LearningTask.values(LearningTask.FORECAST, "load", load, Double.POSITIVE_INFINITY);
    FrameColumn lag = Frames.numbers("load__lag_24", ColumnRole.FEATURE, before);

    Plots plots = plots(task, column(row -> load[row]), lags, lag);

    assertThat(plots.series().naive()).isEqualTo("season-24");
    assertThat(plots.series().profile()).hasSize(24);
    assertThat(plots.series().profile().get(3).actual()).isEqualTo(3);
    Plots.Step last = plots.series().recent().get(plots.series().recent().size() - 1);
    assertThat(last.error()).isZero();
    assertThat(last.naiveError()).isEqualTo(1);
    isReadAsItWasWritten(plots);
  }

  private Plots plots(LearningTask task, double[][] scores, Lags lags, FrameColumn... columns) {
    FrameColumn[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = Frames.numbers("x", ColumnRole.FEATURE, noise);
    Frame frame = Frames.of(ROWS, all);
    TrainingData data = new TrainingData(frame, frame.all(ColumnRole.FEATURE), List.of(), task);
    Assignment assignment =
        Splits.of(
            new SplitRequest(
                Split.kfold(5), ROWS, null, task.classes().size(), "y", null, null, null, 1));
    double[] half = new double[ROWS];
    Arrays.fill(half, 2);
    Outcome outcome =
        new Outcome(
            ALL,
            new Scored(scores, task.labels(), task.classes()),
            null,
            0.5,
            null,
            task.isClassification() ? null : half,
            task.isClassification() ? null : 2.0,
            List.of());
    return new PlotMaker(data, assignment, outcome, new Measured(task, 1)).of(lags, List.of());
  }

  private static void isReadAsItWasWritten(Plots plots) {
    ContractJson json = new ContractJson();
    assertThat(json.read(json.write(plots), Plots.class)).isEqualTo(plots);
  }

  private static double[] numbers(IntFunction<Double> value) {
    return IntStream.range(0, ROWS).mapToObj(value).mapToDouble(Double::doubleValue).toArray();
  }

  private static double[][] column(IntFunction<Double> value) {
    return IntStream.range(0, ROWS)
        .mapToObj(row -> new double[] {value.apply(row)})
        .toArray(double[][]::new);
  }
}

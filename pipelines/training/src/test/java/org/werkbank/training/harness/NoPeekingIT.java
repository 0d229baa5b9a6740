package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.Templates;
import org.werkbank.training.TestSpark;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;
import org.werkbank.training.store.ObjectFiles;

/**
 * For every pipeline that ships: whatever stands in the tested rows, not one bit of the fitted
 * predictor changes, and it answers them with numbers.
 */
class NoPeekingIT {
  private static final int MACHINES = 12;
  private static final int ROWS = 25 * MACHINES;

  @TempDir private Path folder;

  static List<PipelineDescriptor> pipelines() {
    return Templates.all();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pipelines")
  void testedRowsChangeNoBitOfThePredictor(PipelineDescriptor pipeline) throws Exception {
    RunSpec spec = spec(pipeline);
    PipelineSettings settings =
        PipelineSettings.of(
            spec, new ContractJson(), PipelineCode.builtIn(getClass().getClassLoader()));
    Frame rows = rows(pipeline, new SplittableRandom(7));
    SeriesSettings series =
        SeriesSettings.of(
            spec, settings, rows.columns().stream().map(FrameColumn::column).toList());
    Fold fold = fold(spec, data(series, rows, spec), series);
    Set<Integer> tested = rowsOf(series.of(rows), fold.test());

    Fitted honest = fit(spec, settings, series, rows, fold);
    for (long seed = 1; seed <= 2; seed++) {
      Frame spoiled = spoiled(rows, tested, new SplittableRandom(seed));
      Fitted again = fit(spec, settings, series, spoiled, fold);
      assertThat(again.features()).isEqualTo(honest.features());
      assertThat(again.parts().keySet()).isEqualTo(honest.parts().keySet());
      honest.parts().forEach((name, bytes) -> assertThat(again.parts().get(name)).isEqualTo(bytes));
      assertThat(List.of(again.answers())).allMatch(NoPeekingIT::isFinite);
      // deepEquals takes two missing cells for the same
      assertThat(Arrays.deepEquals(again.prepared(), honest.prepared())).isTrue();
    }
  }

  /**
   * What was learned, how the rows learned from look to it, and what it says of the tested ones.
   */
  private record Fitted(
      Map<String, byte[]> parts, List<String> features, double[][] prepared, double[][] answers) {}

  private static boolean isFinite(double[] answer) {
    return Arrays.stream(answer).allMatch(Double::isFinite);
  }

  private Fitted fit(
      RunSpec spec, PipelineSettings settings, SeriesSettings series, Frame rows, Fold fold)
      throws Exception {
    TrainingData data = data(series, rows, spec);
    Assignment assignment = new Assignment(SplitKind.HOLDOUT, "row", List.of(fold), null);
    RunScope scope =
        new RunScope(
            spec,
            TestSpark.session(),
            new ObjectFiles(new Configuration(), folder.toUri().toString(), true),
            new Silence(),
            folder);
    Protocol protocol = new Protocol(data.task(), assignment, data.features());
    ScoringModel model =
        new Learning(scope, data, settings, assignment, protocol, "train").one(fold.known());
    return new Fitted(
        model.predictor().parts(),
        model.preparation().features(),
        Arrays.stream(fold.known())
            .mapToObj(row -> model.preparation().prepare(Frame.cells(data.features(), row)))
            .toArray(double[][]::new),
        Arrays.stream(fold.test())
            .mapToObj(row -> model.score(Frame.cells(data.features(), row)))
            .toArray(double[][]::new));
  }

  private static TrainingData data(SeriesSettings series, Frame rows, RunSpec spec) {
    return TrainingData.of(series.of(rows), spec, series.cap(), new CheckList());
  }

  private static Fold fold(RunSpec spec, TrainingData data, SeriesSettings series) {
    return Splits.of(
            new SplitRequest(
                series.apart(spec.split()),
                data.frame().size(),
                null,
                0,
                null,
                null,
                data.frame().first(ColumnRole.GROUP).orElse(null),
                null,
                1))
        .folds()
        .get(0);
  }

  private static Set<Integer> rowsOf(Frame samples, int[] positions) {
    Set<Integer> rows = new HashSet<>();
    for (int position : positions) {
      rows.add((int) samples.rowNumbers()[position] - 1);
    }
    return rows;
  }

  private static RunSpec spec(PipelineDescriptor pipeline) {
    boolean forecast = pipeline.task().equals("forecast");
    Map<String, Object> small =
        Templates.known(
            pipeline,
            Map.of(
                "trees",
                12,
                "epochs",
                3,
                "window",
                5,
                "season",
                7,
                "longSeason",
                0,
                "ensemble",
                2));
    RunSpec given = Specs.training(pipeline.task(), small);
    return new RunSpec(
        given.specVersion(),
        given.runId(),
        1,
        given.mode(),
        new PipelineRef(pipeline.name(), pipeline.version(), null, pipeline.trainer()),
        given.task(),
        given.inputs(),
        given.parameters(),
        forecast ? Split.time(0.3) : new Split(SplitKind.GROUP, null, 4, null, null, null),
        1,
        given.outputs(),
        given.limits(),
        given.requestedAt());
  }

  /** Machines with readings, a word, and a column that is constant while nobody spoils it. */
  private static Frame rows(PipelineDescriptor pipeline, SplittableRandom random) {
    String task = pipeline.task();
    double[] heat = random.doubles(ROWS).toArray();
    double[] gaps = random.doubles(ROWS).map(value -> value < 0.1 ? Double.NaN : value).toArray();
    double[] label = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      label[row] =
          pipeline.name().startsWith("proportions")
              ? (double) (row % MACHINES) / MACHINES
              : task.equals("remaining-life")
                  ? 25 - row / MACHINES
                  : task.contains("classification")
                          || task.equals("anomaly")
                          || task.equals("chain")
                      ? (heat[row] + random.nextDouble() > 1.2 ? 1 : 0)
                      : heat[row] + Math.sin(row);
    }
    List<FrameColumn> columns = new ArrayList<>();
    columns.add(numbers("heat", ColumnRole.FEATURE, heat));
    columns.add(numbers("gaps", ColumnRole.FEATURE, gaps));
    columns.add(numbers("same", ColumnRole.FEATURE, new double[ROWS]));
    columns.add(
        new FrameColumn(
            new Column("shift", ColumnType.TEXT, ColumnRole.FEATURE, null),
            null,
            IntStream.range(0, ROWS).map(row -> row % 2).toArray(),
            List.of("early", "late"),
            0));
    columns.add(numbers("y", ColumnRole.LABEL, label));
    if (!task.equals("forecast")) {
      columns.add(
          numbers(
              "machine",
              ColumnRole.GROUP,
              IntStream.range(0, ROWS).mapToDouble(row -> row % MACHINES).toArray()));
    }
    return new Frame(IntStream.rangeClosed(1, ROWS).asLongStream().toArray(), columns, 0);
  }

  private static FrameColumn numbers(String name, ColumnRole role, double[] values) {
    return new FrameColumn(
        new Column(name, ColumnType.NUMBER, role, null), values, null, List.of(), 0);
  }

  /** Other readings and words, huge, missing or new, and labels of other rows. */
  private static Frame spoiled(Frame rows, Set<Integer> tested, SplittableRandom random) {
    List<FrameColumn> columns = new ArrayList<>();
    for (FrameColumn column : rows.columns()) {
      columns.add(
          column.column().role() == ColumnRole.GROUP ? column : spoiled(column, tested, random));
    }
    return new Frame(rows.rowNumbers(), columns, rows.ragged());
  }

  private static FrameColumn spoiled(
      FrameColumn column, Set<Integer> tested, SplittableRandom random) {
    double[] numbers =
        column.isNumeric() ? IntStream.range(0, ROWS).mapToDouble(column::number).toArray() : null;
    int[] codes =
        column.codes() == null
            ? null
            : IntStream.range(0, ROWS).map(row -> (int) column.codes().at(row)).toArray();
    for (int row : tested) {
      if (codes != null) {
        codes[row] = random.nextInt(-1, 4);
      } else if (numbers != null) {
        boolean isLabel = column.column().role() == ColumnRole.LABEL;
        numbers[row] =
            isLabel
                ? numbers[tested.iterator().next()]
                : random.nextInt(5) == 0 ? Double.NaN : (random.nextDouble() - 0.5) * 1e12;
      }
    }
    return new FrameColumn(
        column.column(),
        numbers,
        codes,
        codes == null ? List.of() : List.of("early", "late", "x", "y"),
        0);
  }

  private static final class Silence implements Journal {
    @Override
    public void say(RunEvent event) {
      // nobody listens
    }

    @Override
    public void checkCancelled() {
      // nobody cancels
    }
  }
}

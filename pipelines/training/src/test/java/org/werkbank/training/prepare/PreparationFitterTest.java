package org.werkbank.training.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;

class PreparationFitterTest {
  private static final int[] TRAIN = IntStream.range(0, 60).toArray();
  private static final List<DerivedColumn> POWER =
      List.of(new DerivedColumn("power", "2 * pi / 60 * [Drehzahl [1/min]] * Moment"));
  private final ContractJson json = new ContractJson();

  @ParameterizedTest
  @EnumSource(Preparation.class)
  void testRowsNeverChangeAFittedPreparationByOneBit(Preparation kind) {
    String fitted = json.write(PreparationFitter.fit(columns(1, 2), POWER, kind, TRAIN));
    String others = json.write(PreparationFitter.fit(columns(1, 999), POWER, kind, TRAIN));
    assertThat(others).isEqualTo(fitted);
    String training = json.write(PreparationFitter.fit(columns(5, 2), POWER, kind, TRAIN));
    assertThat(kind == Preparation.AS_IS || !training.equals(fitted)).isTrue();
  }

  @Test
  void scalesTrainingRowsToMeanZeroAndDeviationOne() {
    List<FrameColumn> columns = columns(1, 2);
    FittedPreparation fitted = PreparationFitter.fit(columns, POWER, Preparation.SCALED, TRAIN);
    double[][] rows = rows(fitted, columns, TRAIN);
    for (int i = 0; i < fitted.features().size(); i++) {
      int feature = i;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[feature]).average().orElseThrow();
      double square =
          Arrays.stream(rows).mapToDouble(r -> r[feature] * r[feature]).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(1e-12));
      assertThat(square).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void keepsMissingNumbersForTreesAndFillsThemWithTheMedianOtherwise() {
    FrameColumn column = Frames.numbers("x", ColumnRole.FEATURE, 1, 2, 9, Double.NaN);
    List<FrameColumn> columns = List.of(column);
    int[] all = {0, 1, 2, 3};
    FittedPreparation trees = PreparationFitter.fit(columns, List.of(), Preparation.AS_IS, all);
    assertThat(trees.prepare(Frame.cells(columns, 3))[0]).isNaN();
    FittedPreparation scaled = PreparationFitter.fit(columns, List.of(), Preparation.SCALED, all);
    assertThat(scaled.prepare(Frame.cells(columns, 3)))
        .isEqualTo(scaled.prepare(Frame.cells(columns, 1)));
  }

  @Test
  void givesRareAndUnseenCategoriesAPlaceOfTheirOwn() {
    String[] cells = new String[40];
    Arrays.fill(cells, 0, 20, "A");
    Arrays.fill(cells, 20, 38, "B");
    cells[38] = "rar";
    FrameColumn column = Frames.texts("Typ", ColumnRole.FEATURE, cells);
    List<FrameColumn> columns = List.of(column);
    FittedPreparation fitted =
        PreparationFitter.fit(
            columns, List.of(), Preparation.AS_IS, IntStream.range(0, 40).toArray());
    assertThat(fitted.features()).containsExactly("Typ=A", "Typ=B", "Typ other", "Typ missing");
    assertThat(fitted.prepare(Frame.cells(columns, 38))).containsExactly(0, 0, 1, 0);
    assertThat(fitted.prepare(Frame.cells(columns, 39))).containsExactly(0, 0, 0, 1);
    List<FrameColumn> unseen = List.of(Frames.texts("Typ", ColumnRole.FEATURE, "neu"));
    assertThat(fitted.prepare(Frame.cells(unseen, 0))).containsExactly(0, 0, 1, 0);
    assertThat(fitted.isUnseen(0, "neu")).isTrue();
  }

  @Test
  void leavesOutColumnsThatAreConstantInTheTrainingPart() {
    double[] late = new double[60];
    late[59] = 1;
    List<FrameColumn> columns =
        List.of(
            Frames.numbers("late", ColumnRole.FEATURE, late),
            Frames.numbers(
                "x", ColumnRole.FEATURE, IntStream.range(0, 60).asDoubleStream().toArray()));
    FittedPreparation fitted =
        PreparationFitter.fit(
            columns, List.of(), Preparation.AS_IS, IntStream.range(0, 50).toArray());
    assertThat(fitted.features()).containsExactly("x");
  }

  @Test
  void computesDerivedColumnsInTurn() {
    List<FrameColumn> columns =
        List.of(
            Frames.numbers("Drehzahl [1/min]", ColumnRole.FEATURE, 1500, 1000),
            Frames.numbers("Moment", ColumnRole.FEATURE, 40, 10));
    List<DerivedColumn> derived =
        List.of(POWER.get(0), new DerivedColumn("kilowatt", "power / 1000"));
    FittedPreparation fitted =
        PreparationFitter.fit(columns, derived, Preparation.AS_IS, new int[] {0, 1});
    assertThat(fitted.prepare(Frame.cells(columns, 0))[3])
        .isCloseTo(2 * Math.PI / 60 * 1500 * 40 / 1000, within(1e-12));
  }

  @Test
  void saysWhereAFormulaIsWrong() {
    List<DerivedColumn> wrong = List.of(new DerivedColumn("power", "Moment * Drehzal"));
    assertThatThrownBy(() -> PreparationFitter.fit(columns(1, 2), wrong, Preparation.AS_IS, TRAIN))
        .isInstanceOfSatisfying(RunFailure.class, f -> assertThat(f.column()).isEqualTo("power"))
        .hasMessageContaining("character");
  }

  @Test
  void survivesBeingWrittenAndRead() {
    List<FrameColumn> columns = columns(1, 2);
    FittedPreparation fitted = PreparationFitter.fit(columns, POWER, Preparation.SCALED, TRAIN);
    FittedPreparation read = json.read(json.write(fitted), FittedPreparation.class);
    assertThat(rows(read, columns, TRAIN)).isDeepEqualTo(rows(fitted, columns, TRAIN));
  }

  /** Three columns whose training rows follow one seed and whose other rows follow another. */
  private static List<FrameColumn> columns(long trainSeed, long testSeed) {
    SplittableRandom train = new SplittableRandom(trainSeed);
    SplittableRandom test = new SplittableRandom(testSeed);
    double[] speed = new double[100];
    double[] torque = new double[100];
    String[] type = new String[100];
    for (int i = 0; i < 100; i++) {
      SplittableRandom random = i < 60 ? train : test;
      speed[i] = i % 9 == 4 ? Double.NaN : 1000 + random.nextInt(900);
      torque[i] = 20 + 30 * random.nextDouble();
      type[i] =
          i % 11 == 3
              ? null
              : List.of("L", "M", "H").get((i + (i < 60 ? 0 : random.nextInt(3))) % 3);
    }
    return List.of(
        Frames.numbers("Drehzahl [1/min]", ColumnRole.FEATURE, speed),
        Frames.numbers("Moment", ColumnRole.FEATURE, torque),
        Frames.texts("Typ", ColumnRole.FEATURE, type));
  }

  private static double[][] rows(FittedPreparation fitted, List<FrameColumn> columns, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> fitted.prepare(Frame.cells(columns, row)))
        .toArray(double[][]::new);
  }
}

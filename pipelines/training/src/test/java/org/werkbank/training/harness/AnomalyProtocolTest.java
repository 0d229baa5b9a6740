package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.RunFailure;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.prepare.PreparationFitter;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

class AnomalyProtocolTest {
  private static final int N = 120;
  private final double[] cells = new double[N];
  private final double[] labels = new double[N];
  private final List<int[]> learned = new ArrayList<>();

  @Test
  void setsTheLimitOnNormalRowsOfTheValidationPartAlone() throws Exception {
    Arrays.setAll(cells, row -> row % 40);
    cells[3] = 1e6; // in the training part
    cells[50] = 1e6; // in the validation part, but not normal
    cells[100] = 1e6; // in the test part
    labels[50] = 1;

    Alarmed alarmed = protocol(single(), 0.5).run(this::model);

    // the validation part is 0 to 39 without 10, whose median is 20
    assertThat(alarmed.limit()).isEqualTo(20);
    assertThat(alarmed.normals()).isEqualTo(39);
    assertThat(alarmed.rows()).isEqualTo(IntStream.range(80, 120).toArray());
    assertThat(alarmed.excess()[30]).isCloseTo(30.0 / 20, within(1e-12));
    assertThat(alarmed.excess()[20]).isEqualTo(1e6 / 20);
  }

  @Test
  void learnsFromNormalRowsOfTheTrainingPartOnceAndNeverFromOthers() throws Exception {
    labels[7] = 1;

    protocol(single(), 0.9).run(this::model);

    assertThat(learned).hasSize(1);
    assertThat(learned.get(0)).isEqualTo(IntStream.range(0, 40).filter(row -> row != 7).toArray());
  }

  @Test
  void inFoldsTheLimitOfEachComesFromTheOthers() throws Exception {
    // the first fold scores 1, the second 2, the third 3
    Arrays.setAll(cells, row -> 1 + row / 40);

    Alarmed alarmed = protocol(folds(), 1 - 1e-9).run(this::model);

    assertThat(alarmed.limits()).hasSize(3);
    assertThat(alarmed.limits().get(0)).isCloseTo(3, within(1e-6));
    assertThat(alarmed.limits().get(2)).isCloseTo(2, within(1e-6));
    assertThat(alarmed.excess()[0]).isCloseTo(1.0 / 3, within(1e-6));
    assertThat(alarmed.excess()[119]).isCloseTo(3.0 / 2, within(1e-6));
    assertThat(alarmed.limit()).isCloseTo(3, within(1e-6));
  }

  @Test
  void saysSoWhenTooFewNormalRowsAreLeft() {
    Arrays.fill(labels, 0, 30, 1);

    assertThatThrownBy(() -> protocol(single(), 0.9).run(this::model))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("10 normal rows to learn from");

    Arrays.fill(labels, 0);
    Arrays.fill(labels, 40, 70, 1);
    assertThatThrownBy(() -> protocol(single(), 0.9).run(this::model))
        .hasMessageContaining("10 normal rows to set the alarm limit on");
  }

  @Test
  void everythingButTheUsualIsFarAboveALimitOfNothing() {
    assertThat(Alarmed.excess(0, 0)).isZero();
    assertThat(Alarmed.excess(1e-9, 0)).isGreaterThan(1);
  }

  private AnomalyProtocol protocol(Assignment assignment, double quantile) {
    return new AnomalyProtocol(
        LearningTask.anomaly("y", "ok", "anomaly", labels), assignment, columns(), quantile);
  }

  private List<FrameColumn> columns() {
    Column column = new Column("x", ColumnType.NUMBER, ColumnRole.FEATURE, null);
    return List.of(new FrameColumn(column, cells, null, List.of(), 0));
  }

  private static Assignment single() {
    return new Assignment(SplitKind.GIVEN, "row", List.of(fold(0, 40, 40, 80, 80, 120)), null);
  }

  private static Assignment folds() {
    Fold first = new Fold(range(40, 120), new int[0], range(0, 40));
    int[] outer = IntStream.concat(IntStream.range(0, 40), IntStream.range(80, 120)).toArray();
    Fold second = new Fold(outer, new int[0], range(40, 80));
    Fold third = new Fold(range(0, 80), new int[0], range(80, 120));
    return new Assignment(SplitKind.KFOLD, "row", List.of(first, second, third), null);
  }

  private static Fold fold(int a, int b, int c, int d, int e, int f) {
    return new Fold(range(a, b), range(c, d), range(e, f));
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  /** A model whose score is the cell itself. */
  private ScoringModel model(int[] rows, int step) {
    learned.add(rows);
    double[] other = {0, 1};
    FrameColumn plain = new FrameColumn(columns().get(0).column(), other, null, List.of(), 0);
    return new ScoringModel(
        PreparationFitter.fit(
            List.of(plain),
            List.of(),
            org.werkbank.training.api.Preparation.AS_IS,
            new int[] {0, 1}),
        new Same(),
        Double.POSITIVE_INFINITY);
  }

  private record Same() implements Predictor {
    @Override
    public double[] predict(double[] row) {
      return row.clone();
    }

    @Override
    public String kind() {
      return "same";
    }

    @Override
    public Map<String, byte[]> parts() {
      return Map.of();
    }

    @Override
    public long parameterCount() {
      return 0;
    }
  }
}

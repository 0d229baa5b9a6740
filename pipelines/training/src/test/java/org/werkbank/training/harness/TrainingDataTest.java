package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;

class TrainingDataTest {
  private static final double NO_CAP = Double.POSITIVE_INFINITY;
  private static final int ROWS = 100;
  private final CheckList checks = new CheckList();

  @ParameterizedTest(name = "{0}")
  @MethodSource("badData")
  void refusesBadDataInBothLanguagesAndNamesTheColumn(
      String sentence, String column, String task, FrameColumn label, FrameColumn feature) {
    Frame frame = Frames.of(ROWS, label, feature);
    assertThatThrownBy(() -> TrainingData.of(frame, Specs.training(task, Map.of()), NO_CAP, checks))
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("bad-data");
              assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_DATA);
              RunEvent.Failed event = failure.event();
              assertThat(event.column()).isEqualTo(column.isEmpty() ? null : column);
              assertThat(event.message()).contains(sentence).doesNotContain("secret");
              assertThat(event.messageDe()).isNotBlank().isNotEqualTo(event.message());
            });
  }

  static Stream<Arguments> badData() {
    FrameColumn good = Frames.numbers("x", ColumnRole.FEATURE, counting());
    FrameColumn label = label(i -> i % 2);
    return Stream.of(
        Arguments.of("holds one value only", "y", "classification", label(i -> 1), good),
        Arguments.of(
            "empty in 30.0 % of the rows",
            "y", "classification", label(i -> i < 30 ? Double.NaN : i % 2), good),
        Arguments.of(
            "No feature column is left",
            "",
            "classification",
            label,
            Frames.numbers("x", ColumnRole.FEATURE, new double[ROWS])),
        Arguments.of("same value in every row", "y", "regression", label(i -> 3), good),
        Arguments.of(
            "are not numbers",
            "y",
            "regression",
            Frames.texts("y", ColumnRole.LABEL, words("secret", "b")),
            good),
        Arguments.of(
            "at most 50",
            "y",
            "classification",
            Frames.texts(
                "y",
                ColumnRole.LABEL,
                IntStream.range(0, ROWS).mapToObj(i -> "secret" + i).toArray(String[]::new)),
            good));
  }

  @Test
  void saysHowManyRowsAreNeeded() {
    Frame frame =
        Frames.of(
            5,
            Frames.numbers("y", ColumnRole.LABEL, 0, 1, 0, 1, 0),
            Frames.numbers("x", ColumnRole.FEATURE, 1, 2, 3, 4, 5));
    assertThatThrownBy(() -> TrainingData.of(frame, spec(), NO_CAP, checks))
        .hasMessageContaining("5 usable rows; this run needs at least 20");
  }

  @Test
  void leavesOutRowsWithoutLabelUpToAFifthAndSaysSo() {
    FrameColumn label = label(i -> i % 6 == 5 ? Double.NaN : i % 2);
    Frame frame = Frames.of(ROWS, label, Frames.numbers("x", ColumnRole.FEATURE, counting()));
    TrainingData data = TrainingData.of(frame, spec(), NO_CAP, checks);
    assertThat(data.frame().size()).isEqualTo(84);
    assertThat(data.frame().rowNumbers()).doesNotContain(6, 12);
    assertThat(checks.list())
        .anyMatch(c -> c.id().equals("label-missing") && c.verdict().equals("warned"));
  }

  @Test
  void dropsConstantAndEmptyColumnsAndNamesThem() {
    double[] empty = new double[ROWS];
    Arrays.fill(empty, Double.NaN);
    Frame frame =
        Frames.of(
            ROWS,
            label(i -> i % 2),
            Frames.numbers("x", ColumnRole.FEATURE, counting()),
            Frames.numbers("konstant", ColumnRole.FEATURE, new double[ROWS]),
            Frames.numbers("leer", ColumnRole.FEATURE, empty));
    TrainingData data = TrainingData.of(frame, spec(), NO_CAP, checks);
    assertThat(data.features()).hasSize(1);
    assertThat(checks.list().get(0).evidence())
        .contains("\"konstant\" (constant)", "\"leer\" (empty)");
  }

  @Test
  void findsTheTaskInTheLabel() {
    FrameColumn x = Frames.numbers("x", ColumnRole.FEATURE, counting());
    assertThat(task(label(i -> i % 3 == 0 ? 1 : 0), x).positive()).isEqualTo("1");
    assertThat(task(label(i -> i % 3), x).classes()).containsExactly("0", "1", "2");
    assertThat(task(label(i -> i * 0.37), x).isClassification()).isFalse();
    assertThat(task(Frames.texts("y", ColumnRole.LABEL, words("gut", "Ausschuss")), x).classes())
        .containsExactly("Ausschuss", "gut");
  }

  @Test
  void takesThePositiveClassThatTheRunAsksFor() {
    FrameColumn x = Frames.numbers("x", ColumnRole.FEATURE, counting());
    Frame frame = Frames.of(ROWS, label(i -> i % 3 == 0 ? 1 : 0), x);
    Map<String, Object> zero = Map.of("positive", "0");
    assertThat(
            TrainingData.of(frame, Specs.training("classification", zero), NO_CAP, checks)
                .task()
                .positive())
        .isEqualTo("0");
    Map<String, Object> unknown = Map.of("positive", "7");
    assertThatThrownBy(
            () -> TrainingData.of(frame, Specs.training("classification", unknown), NO_CAP, checks))
        .isInstanceOf(RunFailure.class);
  }

  private LearningTask task(FrameColumn label, FrameColumn feature) {
    return TrainingData.of(Frames.of(ROWS, label, feature), spec(), NO_CAP, checks).task();
  }

  private static org.werkbank.contract.RunSpec spec() {
    return Specs.training("classification", Map.of());
  }

  private static FrameColumn label(java.util.function.IntToDoubleFunction value) {
    return Frames.numbers(
        "y", ColumnRole.LABEL, IntStream.range(0, ROWS).mapToDouble(value).toArray());
  }

  private static double[] counting() {
    return IntStream.range(0, ROWS).mapToDouble(i -> i * 7 % 31).toArray();
  }

  private static String[] words(String first, String second) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> List.of(first, second).get(i % 2))
        .toArray(String[]::new);
  }
}

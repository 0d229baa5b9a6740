package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.failure.RunFailure;

class SegmentsTest {
  private static final FrameColumn PART =
      Frames.texts("part", ColumnRole.GROUP, "b", "b", "a", "b", "a", "b", "a", "a");
  private static final FrameColumn BATCH =
      Frames.texts("batch", ColumnRole.GROUP, "y", "y", "x", "y", "x", "y", "x", "x");
  private static final FrameColumn FORCE =
      Frames.numbers("force", ColumnRole.FEATURE, 1, 2, 10, 3, Double.NaN, 4, 30, 40);
  private static final FrameColumn PHASE =
      Frames.texts(
          "phase", ColumnRole.IGNORE, "fill", "fill", "fill", "hold", "hold", "hold", null, "hold");
  private static final FrameColumn BAD =
      Frames.numbers("bad", ColumnRole.LABEL, 0, 0, 1, 0, 1, 0, 1, 1);

  @Test
  void makesOneSampleOfEachPartInTheOrderOfTheFile() {
    Frame samples = cut(2, PART, FORCE, BAD);
    assertThat(samples.rowNumbers()).containsExactly(1, 3);
    assertThat(samples.first(ColumnRole.GROUP).orElseThrow().text(0)).isEqualTo("b");
    assertThat(figures(samples, "force__1__mean")).containsExactly(1.5, 10);
    assertThat(figures(samples, "force__2__mean")).containsExactly(3.5, 35);
    assertThat(figures(samples, "force__1__n")).containsExactly(2, 1);
    assertThat(figures(samples, "bad")).containsExactly(0, 1);
    assertThat(samples.named("force")).isEmpty();
  }

  @Test
  void followsThePhaseWhereAColumnNamesIt() {
    Frame rows = Frames.of(8, PART, FORCE, PHASE, BAD);
    Segments segments = Segments.over(1, "phase", columns(PART, FORCE, PHASE)).knowing(rows);
    assertThat(segments.phases()).containsExactly("fill", "hold");
    Frame samples = segments.of(rows);
    assertThat(figures(samples, "force__fill__last")).containsExactly(2, 10);
    assertThat(figures(samples, "force__hold__max")).containsExactly(4, 40);
    assertThat(samples.named("phase")).isEmpty();
  }

  @Test
  void aPhaseThatAPartLacksIsMissing() {
    Frame rows = Frames.of(8, PART, FORCE, PHASE);
    Segments learned =
        new Segments(1, "phase", List.of("cool", "fill"), columns(PART, FORCE, PHASE));
    Frame samples = learned.of(rows);
    assertThat(figures(samples, "force__cool__n")).containsExactly(0, 0);
    assertThat(figures(samples, "force__cool__mean")).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void theBatchBecomesTheGroupOfTheParts() {
    Frame samples = cut(2, PART, BATCH, FORCE);
    assertThat(samples.first(ColumnRole.GROUP).orElseThrow().column().name()).isEqualTo("batch");
  }

  @Test
  void refusesAPartWithTwoLabels() {
    FrameColumn mixed = Frames.numbers("bad", ColumnRole.LABEL, 0, 0, 1, 1, 1, 0, 1, 1);
    assertThatThrownBy(() -> cut(2, PART, FORCE, mixed))
        .isInstanceOfSatisfying(
            RunFailure.class, failure -> assertThat(failure.column()).isEqualTo("bad"))
        .hasMessageContaining("differs within 1 parts of \"part\"")
        .hasMessageContaining("row 4");
  }

  @Test
  void survivesBeingWritten() {
    Segments segments = new Segments(3, "phase", List.of("fill"), columns(PART, FORCE, PHASE));
    ContractJson json = new ContractJson();
    assertThat(json.read(json.write(segments), Samples.class)).isEqualTo(segments);
  }

  private static Frame cut(int parts, FrameColumn... columns) {
    return Segments.over(parts, null, columns(columns)).of(Frames.of(8, columns));
  }

  private static List<Column> columns(FrameColumn... columns) {
    return List.of(columns).stream().map(FrameColumn::column).toList();
  }

  private static double[] figures(Frame samples, String name) {
    FrameColumn column = samples.named(name).orElseThrow();
    return new double[] {column.number(0), column.number(1)};
  }
}

package org.werkbank.training.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Availability;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Plots;
import org.werkbank.training.data.FrameColumn;

class CauseCountsTest {
  private static final int ROWS = 100;

  /** The first forty rows are bad, and of those every second one is flagged. */
  private final CauseCounts counts =
      new CauseCounts(
          IntStream.range(0, ROWS).toArray(), flags(row -> row < 40), flags(row -> row % 2 == 0));

  @Test
  void columnsKnownOnlyAfterwardsTellTheCause() {
    Plots.Causes causes =
        counts.of(
            List.of(
                after("overstrain", row -> row < 12 ? 1.0 : 0.0),
                after("heat", row -> row < 30 ? 1.0 : 0.0),
                after("rare", row -> row < 3 ? 1.0 : 0.0),
                after("measured", row -> 7.5 * row),
                words("line", Availability.BEFORE)));

    assertThat(causes.list())
        .containsExactly(new Plots.Cause("heat", 30, 15), new Plots.Cause("overstrain", 12, 6));
    assertThat(causes.positives()).isEqualTo(40);
    assertThat(causes.hidden()).isEqualTo(1);
  }

  @Test
  void withoutThemStationsAreToldApart() {
    Plots.Causes causes = counts.of(List.of(words("line", Availability.WITH)));

    assertThat(causes.list())
        .containsExactly(new Plots.Cause("line = A", 20, 20), new Plots.Cause("line = B", 20, 0));
  }

  @Test
  void nothingIsSaidWhereNoColumnTells() {
    assertThat(counts.of(List.of())).isNull();
  }

  private interface Cell {
    double at(int row);
  }

  private interface Rule {
    boolean is(int row);
  }

  private static boolean[] flags(Rule rule) {
    boolean[] flags = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      flags[row] = rule.is(row);
    }
    return flags;
  }

  private static FrameColumn after(String name, Cell cell) {
    double[] cells = IntStream.range(0, ROWS).mapToDouble(cell::at).toArray();
    return new FrameColumn(
        new Column(name, ColumnType.INTEGER, ColumnRole.FEATURE, null, Availability.AFTER),
        cells,
        null,
        List.of(),
        0);
  }

  private static FrameColumn words(String name, Availability available) {
    return new FrameColumn(
        new Column(name, ColumnType.TEXT, ColumnRole.FEATURE, null, available),
        null,
        IntStream.range(0, ROWS).map(row -> row % 2).toArray(),
        List.of("A", "B"),
        0);
  }
}

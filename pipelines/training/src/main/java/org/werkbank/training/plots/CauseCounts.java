package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Cause;
import org.werkbank.training.data.FrameColumn;

/**
 * Tested positives by what they came from: columns that are known only after the fact tell the
 * cause of a fault, and where there are none, columns of few words tell the station or product.
 */
public final class CauseCounts {
  /** More are no causes but names. */
  private static final int MOST_WORDS = 20;

  private final int[] rows;
  private final boolean[] positive;
  private final boolean[] flagged;

  /**
   * @param rows positions of the tested rows in the columns
   * @param positive by place in {@code rows}, like {@code flagged}, which holds the decisions
   */
  public CauseCounts(int[] rows, boolean[] positive, boolean[] flagged) {
    this.rows = rows;
    this.positive = positive;
    this.flagged = flagged;
  }

  /** Null when no column tells or there are fewer positives than may be told of. */
  public Plots.@Nullable Causes of(List<FrameColumn> columns) {
    List<FrameColumn> features =
        columns.stream().filter(c -> c.column().role() == ColumnRole.FEATURE).toList();
    List<FrameColumn> after =
        features.stream().filter(c -> c.column().availableAt() == Availability.AFTER).toList();
    Counted counted = new Counted();
    after.forEach(counted::add);
    if (counted.list.isEmpty() && counted.hidden == 0) {
      features.stream()
          .filter(column -> column.column().availableAt() != Availability.AFTER)
          .filter(column -> !column.isNumeric())
          .forEach(counted::add);
    }
    if (counted.list.isEmpty()) {
      return null;
    }
    counted.list.sort(Comparator.comparingLong(Cause::n).reversed().thenComparing(Cause::name));
    long positives = IntStream.range(0, rows.length).filter(i -> positive[i]).count();
    return new Plots.Causes(counted.list, positives, counted.hidden);
  }

  private final class Counted {
    private final List<Cause> list = new ArrayList<>();
    private long hidden;

    void add(FrameColumn column) {
      String name = column.column().name();
      if (column.isNumeric()) {
        if (isFlag(column)) {
          add(name, row -> column.number(row) == 1);
        }
      } else if (column.words().size() <= MOST_WORDS) {
        for (String word : column.words()) {
          add(name + " = " + word, row -> word.equals(column.text(row)));
        }
      }
    }

    private void add(String name, IntPredicate is) {
      long n = count(is, false);
      if (n >= Plots.FEWEST_ROWS) {
        list.add(new Cause(name, n, count(is, true)));
      } else if (n > 0) {
        hidden++;
      }
    }
  }

  private boolean isFlag(FrameColumn column) {
    return IntStream.of(rows)
        .mapToDouble(column::number)
        .allMatch(value -> value == 0 || value == 1 || Double.isNaN(value));
  }

  private long count(IntPredicate is, boolean found) {
    return IntStream.range(0, rows.length)
        .filter(i -> positive[i] && (flagged[i] || !found) && is.test(rows[i]))
        .count();
  }
}

package org.werkbank.training.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.prepare.Slot.Kind;

/** Learns medians, categories and scales from training rows alone. */
public final class PreparationFitter {
  /** Most categories of a column that get a slot of their own; the rest share one. */
  static final int MOST_CATEGORIES = 32;

  /** Rows a category needs to get a slot of its own. */
  static final int FEWEST_ROWS = 5;

  private final List<FrameColumn> columns;
  private final List<DerivedColumn> derived;
  private final Preparation kind;
  private final int[] rows;
  private final double[][] computed;

  private PreparationFitter(
      List<FrameColumn> columns, List<DerivedColumn> derived, Preparation kind, int[] rows) {
    this.columns = columns;
    this.derived = derived;
    this.kind = kind;
    this.rows = rows;
    DerivedCells cells =
        new DerivedCells(columns.stream().map(FrameColumn::column).toList(), derived);
    this.computed =
        derived.isEmpty()
            ? new double[0][]
            : Arrays.stream(rows)
                .mapToObj(row -> cells.of(Frame.cells(columns, row)))
                .toArray(double[][]::new);
  }

  /**
   * Fits.
   *
   * @param columns the feature columns, whole; only the given rows are looked at
   * @param rows positions of the training rows
   */
  public static FittedPreparation fit(
      List<FrameColumn> columns, List<DerivedColumn> derived, Preparation kind, int[] rows) {
    return new PreparationFitter(columns, derived, kind, rows).fit();
  }

  private FittedPreparation fit() {
    List<Slot> slots = new ArrayList<>();
    for (int source = 0; source < columns.size() + derived.size(); source++) {
      if (source >= columns.size() || columns.get(source).isNumeric()) {
        addNumber(slots, source);
      } else {
        addCategories(slots, source);
      }
    }
    List<Column> inputs = columns.stream().map(FrameColumn::column).toList();
    if (kind == Preparation.AS_IS) {
      return new FittedPreparation(inputs, derived, slots);
    }
    return new FittedPreparation(
        inputs, derived, scaled(new FittedPreparation(inputs, derived, slots)));
  }

  private void addNumber(List<Slot> slots, int source) {
    double[] values = new double[rows.length];
    int n = 0;
    for (int i = 0; i < rows.length; i++) {
      double value =
          source < columns.size()
              ? columns.get(source).number(rows[i])
              : computed[i][source - columns.size()];
      if (!Double.isNaN(value)) {
        values[n++] = value;
      }
    }
    double[] present = Arrays.copyOf(values, n);
    boolean complete = n == rows.length;
    if (n == 0 || (complete && Arrays.stream(present).allMatch(value -> value == present[0]))) {
      return;
    }
    Slot slot = new Slot(name(source), source, Kind.NUMBER, null, null, 0, 1);
    if (kind == Preparation.SCALED) {
      Arrays.sort(present);
      slot = slot.filledWith((present[(n - 1) / 2] + present[n / 2]) / 2);
    }
    slots.add(slot);
  }

  private void addCategories(List<Slot> slots, int source) {
    Map<String, Integer> counts = new HashMap<>();
    int missing = 0;
    for (int row : rows) {
      @Nullable String word = columns.get(source).text(row);
      if (word == null) {
        missing++;
      } else {
        counts.merge(word, 1, Integer::sum);
      }
    }
    if (counts.size() + (missing > 0 ? 1 : 0) < 2) {
      return;
    }
    List<String> kept =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= FEWEST_ROWS)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_CATEGORIES)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    for (String word : kept) {
      slots.add(new Slot(name(source) + "=" + word, source, Kind.CATEGORY, word, null, 0, 1));
    }
    if (kept.size() < counts.size()) {
      slots.add(new Slot(name(source) + " other", source, Kind.OTHER, null, null, 0, 1));
    }
    if (missing > 0) {
      slots.add(new Slot(name(source) + " missing", source, Kind.MISSING, null, null, 0, 1));
    }
  }

  private List<Slot> scaled(FittedPreparation unscaled) {
    List<Slot> slots = unscaled.slots();
    double[] mean = new double[slots.size()];
    double[] squares = new double[slots.size()];
    double n = 0;
    // Welford's method: one pass, no cancellation
    for (int row : rows) {
      double[] cells = unscaled.prepare(Frame.cells(columns, row));
      n++;
      for (int i = 0; i < cells.length; i++) {
        double delta = cells[i] - mean[i];
        mean[i] += delta / n;
        squares[i] += delta * (cells[i] - mean[i]);
      }
    }
    List<Slot> scaled = new ArrayList<>();
    for (int i = 0; i < mean.length; i++) {
      double deviation = Math.sqrt(squares[i] / n);
      scaled.add(slots.get(i).scaledBy(mean[i], deviation > 0 ? deviation : 1));
    }
    return scaled;
  }

  private String name(int source) {
    return source < columns.size()
        ? columns.get(source).column().name()
        : derived.get(source - columns.size()).name();
  }
}

package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Step;

/**
 * Predicted and actual values in the order of time, in steps of at least ten rows.
 *
 * @param naive the naive forecast of each row, NaN where it is unknown; null without one
 */
public record Steps(double[] actual, double[] predicted, double @Nullable [] naive) {
  private static final int MOST = 60;

  /** All rows in about 60 steps at most. */
  public List<Step> all() {
    int rows = Math.max(Plots.FEWEST_ROWS, (actual.length + MOST - 1) / MOST);
    return inOrder(0, rows);
  }

  /** The last 60 steps of ten rows. */
  public List<Step> recent() {
    int rows = Plots.FEWEST_ROWS;
    return inOrder(Math.max(0, actual.length - MOST * rows), rows);
  }

  private List<Step> inOrder(int start, int rows) {
    List<Step> steps = new ArrayList<>();
    for (int from = start; from + rows <= actual.length; from += rows) {
      steps.add(step(from, IntStream.range(from, from + rows).toArray()));
    }
    return steps;
  }

  /**
   * Means by the place in a season; neighbours share a step where a place has too few rows or there
   * are too many places.
   *
   * @param places the place of each row, from 0 to season - 1
   */
  public List<Step> profile(int[] places, int season) {
    int[] counts = new int[season];
    Arrays.stream(places).forEach(place -> counts[place]++);
    int fewest = Math.max(1, Arrays.stream(counts).min().orElse(0));
    int wide =
        Math.max((season + 2 * MOST - 1) / (2 * MOST), (Plots.FEWEST_ROWS + fewest - 1) / fewest);
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < season; from += wide) {
      int low = from;
      int[] rows =
          IntStream.range(0, places.length)
              .filter(row -> places[row] >= low && places[row] < low + wide)
              .toArray();
      if (rows.length >= Plots.FEWEST_ROWS) {
        steps.add(step(from, rows));
      }
    }
    return steps;
  }

  private Step step(long at, int[] rows) {
    double[] given = naive == null ? new double[0] : naive;
    boolean known = naive != null && IntStream.of(rows).noneMatch(row -> Double.isNaN(given[row]));
    return new Step(
        at,
        rows.length,
        mean(rows, row -> actual[row]),
        mean(rows, row -> predicted[row]),
        mean(rows, row -> Math.abs(predicted[row] - actual[row])),
        known ? (Double) mean(rows, row -> given[row]) : null,
        known ? (Double) mean(rows, row -> Math.abs(given[row] - actual[row])) : null);
  }

  private static double mean(int[] rows, IntToDoubleFunction value) {
    return Rounded.of(IntStream.of(rows).mapToDouble(value).average().orElse(0));
  }
}

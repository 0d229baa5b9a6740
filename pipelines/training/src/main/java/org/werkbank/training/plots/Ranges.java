package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Range;

/**
 * What rows hold by ranges of a key: median, 5 % and 95 % quantiles, and how many lay within their
 * interval.
 *
 * @param values what is told of, such as the error of each row
 * @param covered whether each row's actual value lay within its interval; null without intervals
 */
public record Ranges(double[] keys, double[] values, boolean @Nullable [] covered) {
  private static final int DECILES = 10;
  private static final int MOST = 20;

  /** Quantiles of fewer rows would tell of one of them. */
  private static final int ROWS_FOR_QUANTILES = 40;

  /** Ten ranges of equally many rows, fewer where these would be too few. */
  public List<Range> byDecile() {
    List<Integer> order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> keys[row]))
            .toList();
    int bins = Math.max(1, Math.min(DECILES, keys.length / ROWS_FOR_QUANTILES));
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int bin = 1; bin <= bins; bin++) {
      int to = Math.max(from, (int) ((long) bin * order.size() / bins));
      // rows of one key stay together
      while (to > from && to < order.size() && keys[order.get(to)] == keys[order.get(to - 1)]) {
        to++;
      }
      add(ranges, keys[order.get(Math.min(from, order.size() - 1))], order.subList(from, to));
      from = to;
    }
    return ranges;
  }

  /** Ranges of one round width. */
  public List<Range> byWidth() {
    double width = Bins.width(keys, Math.min(MOST, keys.length / ROWS_FOR_QUANTILES));
    Map<Long, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < keys.length; row++) {
      rows.computeIfAbsent(Bins.place(keys[row], width), k -> new ArrayList<>()).add(row);
    }
    List<Range> ranges = new ArrayList<>();
    rows.forEach(
        (place, list) -> told(list, Bins.edge(place, width), Bins.edge(place + 1, width), ranges));
    return ranges;
  }

  private void add(List<Range> ranges, double from, List<Integer> rows) {
    if (!rows.isEmpty()) {
      told(rows, from, keys[rows.get(rows.size() - 1)], ranges);
    }
  }

  private void told(List<Integer> rows, double from, double to, List<Range> ranges) {
    if (rows.size() < Plots.FEWEST_ROWS) {
      return;
    }
    double[] found = rows.stream().mapToDouble(row -> values[row]).sorted().toArray();
    boolean enough = found.length >= ROWS_FOR_QUANTILES;
    boolean[] within = covered;
    ranges.add(
        new Range(
            Rounded.of(from),
            Rounded.of(to),
            found.length,
            Rounded.of(Quantiles.ofSorted(found, 0.5)),
            enough ? (Double) Rounded.of(Quantiles.ofSorted(found, 0.05)) : null,
            enough ? (Double) Rounded.of(Quantiles.ofSorted(found, 0.95)) : null,
            within == null ? null : (Long) rows.stream().filter(row -> within[row]).count()));
  }
}

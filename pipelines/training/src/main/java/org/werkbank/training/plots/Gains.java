package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Gain;
import org.werkbank.contract.Plots.Inspected;

/** Share of positives found when the most suspicious rows are inspected first. */
public final class Gains {
  private static final int[] PERCENT = {
    1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100
  };

  private Gains() {}

  /** At 1 to 100 % of the rows, from ten rows on. */
  public static Gain of(double[] scores, boolean[] positive) {
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
            .toList();
    double[] found = new double[scores.length + 1];
    int from = 0;
    while (from < order.size()) {
      int to = from;
      int hits = 0;
      while (to < order.size() && scores[order.get(to)] == scores[order.get(from)]) {
        hits += positive[order.get(to)] ? 1 : 0;
        to++;
      }
      // among equally suspicious rows one finds them in any order
      for (int at = from; at < to; at++) {
        found[at + 1] = found[from] + (double) hits * (at + 1 - from) / (to - from);
      }
      from = to;
    }
    TreeSet<Integer> places = new TreeSet<>();
    for (int percent : PERCENT) {
      places.add((int) Math.round(scores.length * percent / 100.0));
    }
    List<Inspected> inspected = new ArrayList<>();
    for (int rows : places) {
      if (rows >= Plots.FEWEST_ROWS) {
        inspected.add(new Inspected(rows, Rounded.of(found[rows])));
      }
    }
    return new Gain(scores.length, Math.round(found[scores.length]), inspected);
  }
}

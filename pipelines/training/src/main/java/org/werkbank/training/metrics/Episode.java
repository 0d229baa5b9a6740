package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A fault from its onset to its end: consecutive rows of one history and one kind.
 *
 * @param kind 1 + index of the kind of fault
 * @param onset position of its first row
 * @param delay rows from the onset to the first of the consecutive rows out of the ordinary that
 *     raise the alarm; infinite when there are none before the fault ends
 */
record Episode(int kind, int onset, double delay) {

  static List<Episode> of(Watched watched, int consecutive) {
    List<Episode> episodes = new ArrayList<>();
    for (int[] history : watched.histories()) {
      int from = 0;
      while (from < history.length) {
        int kind = watched.kinds()[history[from]];
        int to = from + 1;
        while (to < history.length && watched.kinds()[history[to]] == kind) {
          to++;
        }
        if (kind > 0) {
          double delay = delay(watched, history, from, to, consecutive);
          episodes.add(new Episode(kind, history[from], delay));
        }
        from = to;
      }
    }
    return episodes;
  }

  private static double delay(Watched watched, int[] history, int from, int to, int consecutive) {
    int run = 0;
    for (int at = from; at < to; at++) {
      run = watched.isOut(history[at]) ? run + 1 : 0;
      if (run == consecutive) {
        return at - consecutive + 1 - from;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Median of the delays, each counted as often as the row of its onset; what is never found is
   * later than all others. NaN when the median is one of those, or when none is left.
   */
  static double medianDelay(List<Episode> episodes, int[] weights) {
    List<Episode> sorted =
        episodes.stream()
            .filter(e -> weights[e.onset()] > 0)
            .sorted((a, b) -> Double.compare(a.delay(), b.delay()))
            .toList();
    long total = sorted.stream().mapToLong(e -> weights[e.onset()]).sum();
    long seen = 0;
    for (int i = 0; i < sorted.size(); i++) {
      seen += weights[sorted.get(i).onset()];
      if (2 * seen >= total) {
        double median =
            2 * seen == total && i + 1 < sorted.size()
                ? (sorted.get(i).delay() + sorted.get(i + 1).delay()) / 2
                : sorted.get(i).delay();
        return Double.isInfinite(median) ? Double.NaN : median;
      }
    }
    return Double.NaN;
  }
}

package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.metrics.Watched;

/**
 * Scores of some test groups in the order of time, as multiples of the limit, for a control chart
 * (Shewhart 1931). Neighbouring rows are summed up; values of columns do not appear.
 *
 * @param consecutive rows above the limit in a row that raise an alarm
 * @param tested groups in the test part, of which {@code groups} shows some
 */
record ControlChart(int consecutive, int tested, List<Group> groups) {
  private static final int MOST_GROUPS = 6;
  private static final int MOST_POINTS = 160;
  private static final double LOWEST = 1e-3;
  private static final double HIGHEST = 1e6;

  /**
   * One group.
   *
   * @param name of the group; empty when there are no groups
   * @param fault its first kind of fault; null when it is normal throughout
   * @param n its rows
   * @param onset rows before the first fault; null when there is none
   * @param out share of the faulty rows above the limit; of all rows where none is faulty
   */
  record Group(
      String name,
      @Nullable String fault,
      long n,
      @Nullable Integer onset,
      double out,
      List<Point> points) {}

  /**
   * Rows that lie side by side.
   *
   * @param row number of the first of them within its group, from 0
   * @param mean geometric mean of their scores as multiples of the limit
   * @param low least and {@code high} largest of them
   */
  record Point(int row, double mean, double low, double high) {}

  /** One group that stays normal and others from the best to the least detected. */
  static ControlChart of(Watched watched, List<String> names, int consecutive) {
    List<Group> quiet = new ArrayList<>();
    List<Group> faulty = new ArrayList<>();
    for (int h = 0; h < watched.histories().size(); h++) {
      Group group = group(watched, watched.histories().get(h), names.isEmpty() ? "" : names.get(h));
      (group.fault() == null ? quiet : faulty).add(group);
    }
    quiet.sort(Comparator.comparingLong(Group::n).reversed());
    faulty.sort(Comparator.comparingDouble(Group::out).reversed());
    List<Group> chosen = new ArrayList<>(quiet.subList(0, Math.min(1, quiet.size())));
    int wanted = Math.min(MOST_GROUPS - chosen.size(), faulty.size());
    for (int i = 0; i < wanted; i++) {
      chosen.add(faulty.get(wanted == 1 ? 0 : i * (faulty.size() - 1) / (wanted - 1)));
    }
    return new ControlChart(consecutive, watched.histories().size(), chosen);
  }

  private static Group group(Watched watched, int[] history, String name) {
    int[] faults =
        IntStream.range(0, history.length).filter(at -> watched.kinds()[history[at]] > 0).toArray();
    int[] asked = faults.length == 0 ? IntStream.range(0, history.length).toArray() : faults;
    double out =
        Arrays.stream(asked).filter(at -> watched.excess()[history[at]] > 1).count()
            / (double) asked.length;
    Integer onset = faults.length == 0 ? null : Integer.valueOf(faults[0]);
    String fault = onset == null ? null : watched.faults().get(watched.kinds()[history[onset]] - 1);
    return new Group(name, fault, history.length, onset, out, points(watched, history));
  }

  private static List<Point> points(Watched watched, int[] history) {
    int width = (history.length + MOST_POINTS - 1) / MOST_POINTS;
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < history.length; from += width) {
      double[] values =
          Arrays.stream(history, from, Math.min(history.length, from + width))
              .mapToDouble(row -> Math.min(HIGHEST, Math.max(LOWEST, watched.excess()[row])))
              .toArray();
      double logs = Arrays.stream(values).map(Math::log).average().orElse(0);
      points.add(
          new Point(
              from,
              Math.exp(logs),
              Arrays.stream(values).min().orElse(1),
              Arrays.stream(values).max().orElse(1)));
    }
    return points;
  }
}

package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.Factor;
import org.werkbank.contract.Evaluation.Value;

/**
 * How well what is out of the ordinary was told from what is normal.
 *
 * <ul>
 *   <li>{@code false_alarm_rate}: share of normal rows above the limit; {@code
 *       false_alarm_rate_quiet} the same over groups in which nothing ever happens, where there are
 *       others too.
 *   <li>{@code detection_rate}: share of the rows of a kind of fault above the limit, as the mean
 *       over kinds; {@code detection_rate_without_apart} leaves some kinds out.
 *   <li>{@code detection_delay}: see {@link Episode}; the median over faults.
 *   <li>{@code roc_auc}: of the score, for faulty rows against normal ones.
 * </ul>
 *
 * <p>Intervals are drawn over groups. Where there are fewer than two, blocks of {@value #BLOCK}
 * consecutive rows are drawn (Künsch 1989), because neighbouring rows resemble each other.
 */
public final class AnomalyMetrics {
  static final int BLOCK = 25;

  private final Watched watched;
  private final int consecutive;
  private final long seed;
  private final int @Nullable [] units;

  /**
   * @param consecutive rows above the limit in a row that raise an alarm
   * @param units group of each row; null when there are none
   */
  public AnomalyMetrics(Watched watched, int consecutive, long seed, int @Nullable [] units) {
    this.watched = watched;
    this.consecutive = consecutive;
    this.seed = seed;
    this.units = units;
  }

  /** Metrics of all rows together. */
  public Map<String, Value> all(Set<String> apart) {
    int[] rows = IntStream.range(0, watched.size()).toArray();
    Map<String, Value> values =
        new TreeMap<>(
            new Bootstrap(rows.length, drawn(rows), seed, Bootstrap.RESAMPLES)
                .values(new AnomalyStatistic(watched, apart, consecutive)));
    int[] quiet =
        watched.histories().stream()
            .filter(watched::isQuiet)
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray();
    if (quiet.length > 0 && quiet.length < watched.size()) {
      values.putAll(rates(quiet, AnomalyStatistic.FALSE_ALARMS + "_quiet"));
    }
    return values;
  }

  /** Metrics of the normal rows and of each kind of fault that occurs. */
  public List<Factor> factors(String normal) {
    List<Factor> factors = new ArrayList<>();
    for (int kind = 0; kind <= watched.faults().size(); kind++) {
      int wanted = kind;
      int[] rows =
          IntStream.range(0, watched.size())
              .filter(row -> watched.kinds()[row] == wanted)
              .toArray();
      if (rows.length > 0) {
        factors.add(
            kind == 0
                ? new Factor(normal, rows.length, rates(rows, AnomalyStatistic.FALSE_ALARMS))
                : new Factor(watched.faults().get(kind - 1), rows.length, fault(kind, rows)));
      }
    }
    return factors;
  }

  private Map<String, Value> fault(int kind, int[] rows) {
    Map<String, Value> values = rates(rows, AnomalyStatistic.DETECTION);
    List<Episode> episodes =
        Episode.of(watched, consecutive).stream().filter(e -> e.kind() == kind).toList();
    int[] once = new int[watched.size()];
    Arrays.fill(once, 1);
    double delay = Episode.medianDelay(episodes, once);
    if (Double.isFinite(delay)) {
      // faults of a kind are too few for an interval of their own
      values.put(AnomalyStatistic.DELAY, new Value(delay, delay, delay));
    }
    return values;
  }

  private Map<String, Value> rates(int[] rows, String name) {
    return new TreeMap<>(
        new Bootstrap(rows.length, drawn(rows), seed, Bootstrap.RESAMPLES)
            .values(new Share(name, rows)));
  }

  /** What is drawn anew among these rows: groups, or blocks of rows. */
  private int[] drawn(int[] rows) {
    if (units != null) {
      int[] groups = Arrays.stream(rows).map(row -> units[row]).toArray();
      if (Arrays.stream(groups).distinct().count() > 1) {
        return groups;
      }
    }
    return IntStream.range(0, rows.length).map(i -> i / BLOCK).toArray();
  }

  /** Share of rows above the limit. */
  private final class Share implements Statistic {
    private final String name;
    private final int[] rows;

    private Share(String name, int[] rows) {
      this.name = name;
      this.rows = rows;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public double[] compute(int[] weights) {
      double all = 0;
      double out = 0;
      for (int i = 0; i < rows.length; i++) {
        all += weights[i];
        out += watched.isOut(rows[i]) ? weights[i] : 0;
      }
      return new double[] {all > 0 ? out / all : Double.NaN};
    }
  }
}

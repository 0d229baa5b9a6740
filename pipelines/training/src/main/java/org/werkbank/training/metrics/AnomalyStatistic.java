package org.werkbank.training.metrics;

import java.util.List;
import java.util.Set;

/**
 * False alarms, detections, delay and AUC over weighted rows. A kind of fault counts as often as
 * its rows are drawn, so that the mean over kinds has an interval where kinds are what is drawn.
 */
final class AnomalyStatistic implements Statistic {
  static final String FALSE_ALARMS = "false_alarm_rate";
  static final String DETECTION = "detection_rate";
  static final String WITHOUT_APART = "detection_rate_without_apart";
  static final String DELAY = "detection_delay";
  static final String AUC = "roc_auc";

  private final Watched watched;
  private final Set<String> apart;
  private final List<Episode> episodes;
  private final Ranking ranking;
  private final double[] rows;

  AnomalyStatistic(Watched watched, Set<String> apart, int consecutive) {
    this.watched = watched;
    this.apart = apart;
    this.episodes = Episode.of(watched, consecutive);
    this.ranking = new Ranking(watched.asClasses(List.of("normal", "other")), 1);
    this.rows = new double[watched.faults().size() + 1];
    for (int kind : watched.kinds()) {
      rows[kind]++;
    }
  }

  @Override
  public List<String> names() {
    return List.of(FALSE_ALARMS, DETECTION, WITHOUT_APART, DELAY, AUC);
  }

  @Override
  public double[] compute(int[] weights) {
    double[] drawn = new double[rows.length];
    double[] out = new double[rows.length];
    for (int row = 0; row < watched.size(); row++) {
      drawn[watched.kinds()[row]] += weights[row];
      out[watched.kinds()[row]] += watched.isOut(row) ? weights[row] : 0;
    }
    return new double[] {
      drawn[0] > 0 ? out[0] / drawn[0] : Double.NaN,
      mean(out, drawn, Set.of()),
      apart.isEmpty() ? Double.NaN : mean(out, drawn, apart),
      Episode.medianDelay(episodes, weights),
      ranking.areas(weights)[1]
    };
  }

  private double mean(double[] out, double[] drawn, Set<String> without) {
    double sum = 0;
    double times = 0;
    for (int kind = 1; kind < rows.length; kind++) {
      if (drawn[kind] > 0 && !without.contains(watched.faults().get(kind - 1))) {
        double often = drawn[kind] / rows[kind];
        sum += often * out[kind] / drawn[kind];
        times += often;
      }
    }
    return times > 0 ? sum / times : Double.NaN;
  }
}

package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.ThresholdCounts;

/** From which score on a row should be flagged. A row is flagged when its score reaches it. */
public final class Thresholds {
  private static final int PER_KIND = 50;

  private Thresholds() {}

  /**
   * Decisions at about 100 thresholds, rising, from flagging every row to flagging none. Half of
   * them are quantiles of all scores and half of the positive rows' scores: where positives are
   * rare, quantiles of all scores would hardly touch the region that matters.
   */
  public static List<ThresholdCounts> counts(Scored scored, String positive) {
    Ranking ranking = new Ranking(scored, scored.indexOf(positive));
    int n = ranking.size();
    List<Double> ofPositives = new ArrayList<>();
    int[] positivesUpTo = new int[n + 1];
    for (int rank = 0; rank < n; rank++) {
      positivesUpTo[rank + 1] = positivesUpTo[rank] + (ranking.positive[rank] ? 1 : 0);
      if (ranking.positive[rank]) {
        ofPositives.add(ranking.score[rank]);
      }
    }
    TreeSet<Double> thresholds = new TreeSet<>();
    for (int q = 0; q < PER_KIND; q++) {
      thresholds.add(ranking.score[(int) ((long) q * (n - 1) / (PER_KIND - 1))]);
      if (!ofPositives.isEmpty()) {
        int at = (int) ((long) q * (ofPositives.size() - 1) / (PER_KIND - 1));
        thresholds.add(ofPositives.get(at));
      }
    }
    thresholds.add(aboveAll(ranking));
    double[] rising = ranking.score.clone();
    Arrays.sort(rising);
    List<ThresholdCounts> counts = new ArrayList<>();
    for (double threshold : thresholds) {
      int flagged = n - firstAtLeast(rising, threshold);
      int tp = positivesUpTo[flagged];
      int fn = positivesUpTo[n] - tp;
      counts.add(new ThresholdCounts(threshold, tp, flagged - tp, fn, n - flagged - fn));
    }
    return counts;
  }

  /**
   * The threshold with the largest F1 or, given costs, with the fewest EUR; of several equal ones
   * the highest. It lies halfway to the next lower score, as far as possible from both rows. With
   * no positive row and no costs there is nothing to choose by and the answer is 0.5.
   */
  public static double best(Scored scored, String positive, @Nullable Costs costs) {
    Ranking ranking = new Ranking(scored, scored.indexOf(positive));
    double positives = scored.count(positive);
    double n = ranking.size();
    if (positives == 0 && costs == null) {
      return 0.5;
    }
    double best = costs == null ? 0 : -costs.eurPer1000(0, 0, positives, n - positives);
    double threshold = aboveAll(ranking);
    double tp = 0;
    for (int rank = 0; rank < ranking.size(); rank++) {
      tp += ranking.positive[rank] ? 1 : 0;
      if (!ranking.endsStep(rank)) {
        continue;
      }
      double fp = rank + 1 - tp;
      double fn = positives - tp;
      double gain =
          costs == null
              ? 2 * tp / (2 * tp + fp + fn)
              : -costs.eurPer1000(tp, fp, fn, n - tp - fp - fn);
      if (gain > best) {
        best = gain;
        threshold = below(ranking, rank);
      }
    }
    return threshold;
  }

  private static double below(Ranking ranking, int rank) {
    if (rank == ranking.size() - 1) {
      return ranking.score[rank];
    }
    double middle = (ranking.score[rank] + ranking.score[rank + 1]) / 2;
    return middle > ranking.score[rank + 1] ? middle : ranking.score[rank];
  }

  private static double aboveAll(Ranking ranking) {
    return ranking.score[0] < 1 ? (1 + ranking.score[0]) / 2 : Math.nextUp(ranking.score[0]);
  }

  /** Position of the first of the rising values that reaches the threshold. */
  private static int firstAtLeast(double[] rising, double threshold) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

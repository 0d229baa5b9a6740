package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Evaluation.Curve;

/** Curves over all thresholds of one class against the rest, thinned to {@value #POINTS} points. */
public final class Curves {
  static final int POINTS = 200;

  private Curves() {}

  /**
   * Precision (y) over recall (x), from recall 0, where precision is 1 by convention, to recall 1.
   * Empty when there is no positive row.
   */
  public static Curve pr(Scored scored, String positive) {
    return curve(scored, positive, true);
  }

  /**
   * True positive rate (y) over false positive rate (x), from (0, 0) to (1, 1). Empty when one of
   * the two kinds of rows is missing.
   */
  public static Curve roc(Scored scored, String positive) {
    return curve(scored, positive, false);
  }

  private static Curve curve(Scored scored, String positive, boolean precisionRecall) {
    Ranking ranking = new Ranking(scored, scored.indexOf(positive));
    double positives = scored.count(positive);
    double negatives = scored.size() - positives;
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    if (positives == 0 || (negatives == 0 && !precisionRecall)) {
      return new Curve(x, y);
    }
    x.add(0.0);
    y.add(precisionRecall ? 1.0 : 0.0);
    double tp = 0;
    for (int rank = 0; rank < ranking.size(); rank++) {
      tp += ranking.positive[rank] ? 1 : 0;
      if (!ranking.endsStep(rank)) {
        continue;
      }
      double flagged = rank + 1;
      x.add(precisionRecall ? tp / positives : (flagged - tp) / negatives);
      y.add(precisionRecall ? tp / flagged : tp / positives);
      if (precisionRecall && tp == positives) {
        break;
      }
    }
    return thin(x, y);
  }

  /** Keeps both ends and points about equally far apart along the curve. */
  private static Curve thin(List<Double> x, List<Double> y) {
    int n = x.size();
    if (n <= POINTS) {
      return new Curve(x, y);
    }
    double[] walked = new double[n];
    for (int i = 1; i < n; i++) {
      walked[i] =
          walked[i - 1] + Math.abs(x.get(i) - x.get(i - 1)) + Math.abs(y.get(i) - y.get(i - 1));
    }
    double step = walked[n - 1] / (POINTS - 2);
    List<Double> keptX = new ArrayList<>();
    List<Double> keptY = new ArrayList<>();
    double next = 0;
    for (int i = 0; i < n; i++) {
      if (i == n - 1 || walked[i] >= next) {
        keptX.add(x.get(i));
        keptY.add(y.get(i));
        next = (Math.floor(walked[i] / step) + 1) * step;
      }
    }
    return new Curve(keptX, keptY);
  }
}

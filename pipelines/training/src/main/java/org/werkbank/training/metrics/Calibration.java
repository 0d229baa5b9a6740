package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.werkbank.contract.Evaluation.CalibrationBin;

/**
 * Whether a probability means what it says, in 10 quantile bins: bins of about as many rows each,
 * where rows of equal score stay together, so that there may be fewer bins.
 */
public final class Calibration {
  static final int BINS = 10;

  private Calibration() {}

  /** Bins from low to high: mean score and share of positives in each. */
  public static List<CalibrationBin> bins(Scored scored, String positive) {
    Ranking ranking = new Ranking(scored, scored.indexOf(positive));
    int[] once = new int[ranking.size()];
    Arrays.fill(once, 1);
    List<CalibrationBin> bins = new ArrayList<>();
    walk(ranking, once, (n, scores, positives) -> bins.add(0, bin(n, scores, positives)));
    return bins;
  }

  private static CalibrationBin bin(double n, double scores, double positives) {
    return new CalibrationBin(scores / n, positives / n, Math.round(n));
  }

  /** Expected calibration error: mean |score - share of positives| over bins, weighted by rows. */
  public static double error(List<CalibrationBin> bins) {
    double sum = 0;
    long n = 0;
    for (CalibrationBin bin : bins) {
      sum += bin.n() * Math.abs(bin.predicted() - bin.observed());
      n += bin.n();
    }
    return sum / n;
  }

  /** The same error over weighted rows. */
  static double error(Ranking ranking, int[] weights) {
    double[] sums = new double[2];
    walk(
        ranking,
        weights,
        (n, scores, positives) -> {
          sums[0] += Math.abs(scores - positives);
          sums[1] += n;
        });
    return sums[0] / sums[1];
  }

  private interface Bin {
    void add(double n, double scores, double positives);
  }

  private static void walk(Ranking ranking, int[] weights, Bin sink) {
    long total = 0;
    for (int weight : weights) {
      total += weight;
    }
    double seen = 0;
    double n = 0;
    double scores = 0;
    double positives = 0;
    int bin = 1;
    for (int rank = 0; rank < ranking.size(); rank++) {
      int weight = weights[ranking.order[rank]];
      n += weight;
      seen += weight;
      scores += weight * ranking.score[rank];
      positives += ranking.positive[rank] ? weight : 0;
      if (n > 0 && ranking.endsStep(rank) && seen * BINS >= bin * (double) total) {
        sink.add(n, scores, positives);
        bin = (int) Math.floor(seen * BINS / total) + 1;
        n = 0;
        scores = 0;
        positives = 0;
      }
    }
    if (n > 0) {
      sink.add(n, scores, positives);
    }
  }
}

package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows in falling order of the score of one class against the rest, sorted once and then read with
 * any weights. Rows of equal score form one step: no metric may depend on the order among them.
 */
final class Ranking {
  /** Row at each rank. */
  final int[] order;

  /** Score at each rank, falling. */
  final double[] score;

  /** Whether the row at each rank is of the class. */
  final boolean[] positive;

  Ranking(Scored scored, int positiveClass) {
    double[][] scores = scored.scores();
    order =
        IntStream.range(0, scored.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i][positiveClass]))
            .mapToInt(Integer::intValue)
            .toArray();
    score = Arrays.stream(order).mapToDouble(i -> scores[i][positiveClass]).toArray();
    positive = new boolean[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      positive[rank] = scored.labels()[order[rank]] == positiveClass;
    }
  }

  int size() {
    return order.length;
  }

  /** Whether the next rank has another score, so that a threshold fits between. */
  boolean endsStep(int rank) {
    return rank == order.length - 1 || score[rank] != score[rank + 1];
  }

  /**
   * Average precision: the sum over steps of (R - R before) P, without interpolation, and the area
   * under the ROC curve by trapezoids, which counts a tie as half a win.
   *
   * @return average precision (NaN without positives), ROC-AUC (NaN without both classes)
   */
  double[] areas(int[] weights) {
    double tp = 0;
    double fp = 0;
    double tpBefore = 0;
    double fpBefore = 0;
    double precisionArea = 0;
    double rocArea = 0;
    for (int rank = 0; rank < order.length; rank++) {
      int weight = weights[order[rank]];
      if (positive[rank]) {
        tp += weight;
      } else {
        fp += weight;
      }
      if (endsStep(rank)) {
        if (tp > tpBefore) {
          precisionArea += (tp - tpBefore) * tp / (tp + fp);
        }
        rocArea += (fp - fpBefore) * (tp + tpBefore) / 2;
        tpBefore = tp;
        fpBefore = fp;
      }
    }
    return new double[] {
      tp > 0 ? precisionArea / tp : Double.NaN, tp > 0 && fp > 0 ? rocArea / (tp * fp) : Double.NaN
    };
  }
}

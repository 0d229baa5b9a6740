package org.werkbank.training.metrics;

/**
 * Weighted counts of true class by predicted class, and what follows from them. The definitions are
 * those of scikit-learn: a precision without any prediction is 0, a class that is neither true nor
 * predicted does not count in a mean over classes.
 */
final class Confusion {
  private final double[][] counts;
  private final double[] actual;
  private final double[] predicted;
  private final double total;

  /**
   * @param counts k x k, rows are true classes, columns predicted ones
   */
  Confusion(double[][] counts) {
    int k = counts.length;
    this.counts = counts;
    actual = new double[k];
    predicted = new double[k];
    double sum = 0;
    for (int t = 0; t < k; t++) {
      for (int p = 0; p < k; p++) {
        actual[t] += counts[t][p];
        predicted[p] += counts[t][p];
        sum += counts[t][p];
      }
    }
    total = sum;
  }

  double accuracy() {
    double right = 0;
    for (int k = 0; k < counts.length; k++) {
      right += counts[k][k];
    }
    return right / total;
  }

  /** NaN when the class is not there. */
  double recall(int k) {
    return actual[k] > 0 ? counts[k][k] / actual[k] : Double.NaN;
  }

  /** 0 when the class is never predicted; NaN when it is not there either. */
  double precision(int k) {
    return predicted[k] > 0 ? counts[k][k] / predicted[k] : actual[k] > 0 ? 0 : Double.NaN;
  }

  /** 2 TP / (2 TP + FP + FN); NaN when the class is neither there nor predicted. */
  double f1(int k) {
    double both = actual[k] + predicted[k];
    return both > 0 ? 2 * counts[k][k] / both : Double.NaN;
  }

  double f1Macro() {
    double sum = 0;
    int n = 0;
    for (int k = 0; k < counts.length; k++) {
      if (actual[k] + predicted[k] > 0) {
        sum += f1(k);
        n++;
      }
    }
    return sum / n;
  }

  double precisionMacro() {
    double sum = 0;
    int n = 0;
    for (int k = 0; k < counts.length; k++) {
      if (actual[k] + predicted[k] > 0) {
        sum += precision(k);
        n++;
      }
    }
    return sum / n;
  }

  /** Mean recall of the classes that are there; NaN when only one is. */
  double balancedAccuracy() {
    double sum = 0;
    int n = 0;
    for (int k = 0; k < counts.length; k++) {
      if (actual[k] > 0) {
        sum += recall(k);
        n++;
      }
    }
    return n > 1 ? sum / n : Double.NaN;
  }

  /** Matthews' correlation, for more than two classes after Gorodkin 2004; 0 where undefined. */
  double mcc() {
    double trace = 0;
    double cross = 0;
    double actualSquares = 0;
    double predictedSquares = 0;
    for (int k = 0; k < counts.length; k++) {
      trace += counts[k][k];
      cross += actual[k] * predicted[k];
      actualSquares += actual[k] * actual[k];
      predictedSquares += predicted[k] * predicted[k];
    }
    double spread = (total * total - predictedSquares) * (total * total - actualSquares);
    return spread > 0 ? (trace * total - cross) / Math.sqrt(spread) : 0;
  }

  /** EUR per 1,000 rows of flagging one class. */
  double eurPer1000(int k, Costs costs) {
    double tp = counts[k][k];
    double fp = predicted[k] - tp;
    double fn = actual[k] - tp;
    return costs.eurPer1000(tp, fp, fn, total - tp - fp - fn);
  }
}

package org.werkbank.training.metrics;

import java.util.List;

/** Several metrics computed at once over rows that count more or less often. */
interface Statistic {
  /** Names of the metrics, in the order of the computed values. */
  List<String> names();

  /**
   * Computes the metrics. Must be safe for several threads.
   *
   * @param weights how often each row counts; a row may count zero times
   * @return one value per name; NaN where the metric has no meaning on these rows
   */
  double[] compute(int[] weights);
}

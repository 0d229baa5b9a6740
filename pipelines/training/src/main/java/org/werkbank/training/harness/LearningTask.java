package org.werkbank.training.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.metrics.Costs;

/**
 * What is to be learned.
 *
 * @param name kind of task, as in a specification
 * @param classes label values, empty in a regression
 * @param labels index of the class, or the value, of each row
 * @param positive the class that matters in a binary task
 * @param costs what mistakes cost, where the run says so
 * @param cap the highest value that is learned and predicted; infinite when there is none
 */
record LearningTask(
    String name,
    String label,
    List<String> classes,
    double[] labels,
    @Nullable String positive,
    @Nullable Costs costs,
    double cap) {
  static final String CLASSIFICATION = "classification";
  static final String REGRESSION = "regression";
  static final String REMAINING_LIFE = "remaining-life";
  static final String FORECAST = "forecast";
  static final String SERIES_CLASSIFICATION = "series-classification";
  static final String CHAIN = "chain";
  static final String ANOMALY = "anomaly";

  static LearningTask classes(
      String name,
      String label,
      List<String> classes,
      double[] labels,
      @Nullable String positive,
      @Nullable Costs costs) {
    return new LearningTask(
        name, label, classes, labels, positive, costs, Double.POSITIVE_INFINITY);
  }

  /**
   * Normal rows against all others, of which nothing is learned.
   *
   * @param labels 0 for a normal row, 1 for any other
   */
  static LearningTask anomaly(String label, String normal, String other, double[] labels) {
    return new LearningTask(
        ANOMALY, label, List.of(normal, other), labels, other, null, Double.POSITIVE_INFINITY);
  }

  static LearningTask values(String name, String label, double[] labels, double cap) {
    return new LearningTask(name, label, List.of(), labels, null, null, cap);
  }

  boolean isAnomaly() {
    return name.equals(ANOMALY);
  }

  boolean isClassification() {
    return !classes.isEmpty();
  }

  boolean isBinary() {
    return classes.size() == 2;
  }

  /** The metric that judges and explains, better when larger. */
  String mainMetric() {
    if (isAnomaly()) {
      return "roc_auc";
    }
    return isBinary()
        ? "pr_auc"
        : isClassification() ? "f1_macro" : isCapped() ? "rmse_capped" : "rmse";
  }

  boolean isCapped() {
    return Double.isFinite(cap);
  }

  /** The same question with other answers. */
  LearningTask withLabels(double[] others) {
    return new LearningTask(name, label, classes, others, positive, costs, cap);
  }

  /** What is learned from these rows: the labels, none above the cap. */
  double[] learned(int[] rows) {
    double[] result = labelsOf(rows);
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(result[i], cap);
    }
    return result;
  }

  double[] labelsOf(int[] rows) {
    double[] result = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      result[i] = labels[rows[i]];
    }
    return result;
  }
}

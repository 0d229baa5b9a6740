package org.werkbank.training.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.metrics.Costs;

/**
 * What is to be learned.
 *
 * @param classes label values, empty in a regression
 * @param labels index of the class, or the value, of each row
 * @param positive the class that matters in a binary task
 * @param costs what mistakes cost, where the run says so
 */
record LearningTask(
    String label,
    List<String> classes,
    double[] labels,
    @Nullable String positive,
    @Nullable Costs costs) {

  boolean isClassification() {
    return !classes.isEmpty();
  }

  boolean isBinary() {
    return classes.size() == 2;
  }

  String name() {
    return isClassification() ? "classification" : "regression";
  }

  /** The metric that judges and explains, better when larger. */
  String mainMetric() {
    return isBinary() ? "pr_auc" : isClassification() ? "f1_macro" : "rmse";
  }

  double[] labelsOf(int[] rows) {
    double[] result = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      result[i] = labels[rows[i]];
    }
    return result;
  }
}

package org.werkbank.platform.models;

import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;

/** The metrics by which models are known, the most telling first. */
enum MainMetric {
  PR_AUC("pr_auc", true),
  F1_MACRO("f1_macro", true),
  ROC_AUC("roc_auc", true),
  F1("f1", true),
  RMSE_CAPPED("rmse_capped", false),
  RMSE("rmse", false),
  MAE("mae", false),
  R2("r2", true),
  ACCURACY("accuracy", true);

  private final String key;
  private final boolean higherIsBetter;

  MainMetric(String key, boolean higherIsBetter) {
    this.key = key;
    this.higherIsBetter = higherIsBetter;
  }

  String key() {
    return key;
  }

  boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** The first that was measured on the test part. */
  static Optional<MainMetric> of(Evaluation evaluation) {
    return List.of(values()).stream()
        .filter(metric -> evaluation.test().metrics().containsKey(metric.key))
        .findFirst();
  }
}

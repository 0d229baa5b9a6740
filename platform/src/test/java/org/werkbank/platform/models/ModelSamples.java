package org.werkbank.platform.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.ThresholdCounts;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.SplitKind;

/** Evaluations as the harness writes them, small enough to reckon by hand. */
public final class ModelSamples {
  private ModelSamples() {}

  /** The columns the sample models read. */
  static RunEvent.ModelWritten model() {
    return new RunEvent.ModelWritten(
        "model.zip",
        "werkbank-predictor/1",
        20,
        List.of(
            new Column("torque", ColumnType.NUMBER, ColumnRole.FEATURE, "Nm"),
            new Column("speed", ColumnType.NUMBER, ColumnRole.FEATURE, "1/min")),
        12_345,
        0.014);
  }

  public static Evaluation good() {
    return classified(new Value(0.795, 0.71, 0.86), counts(), validation());
  }

  /** PR-AUC with its interval; guessing is 0.02. */
  public static Evaluation withQuality(double value, double low, double high) {
    return classified(new Value(value, low, high), counts(), validation());
  }

  /** As of a cross-validation, which has no validation part. */
  public static Evaluation withoutValidation() {
    return classified(new Value(0.795, 0.71, 0.86), counts(), null);
  }

  public static Evaluation regression() {
    return new Evaluation(
        "regression",
        split(),
        1,
        null,
        null,
        new Evaluation.Part(3000, 0, Map.of("rmse", new Value(13.5, 12.9, 14.1))),
        null,
        List.of(new Evaluation.Baseline("naive", Map.of("rmse", new Value(42, 40, 44)))),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        null,
        null);
  }

  /** Detection of one fault that is found at once and one that is not. */
  public static Evaluation anomaly() {
    return new Evaluation(
        "anomaly",
        split(),
        1,
        null,
        0.62,
        new Evaluation.Part(1000, 400, Map.of("roc_auc", new Value(0.93, 0.88, 0.97))),
        null,
        List.of(
            new Evaluation.Baseline("naive", Map.of("roc_auc", new Value(0.5, 0.5, 0.5))),
            new Evaluation.Baseline("linear", Map.of("roc_auc", new Value(0.9, 0.85, 0.95)))),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        List.of(
            new Evaluation.Factor(
                "valve",
                200,
                Map.of(
                    "detection_rate", new Value(0.99, 0.97, 1),
                    "detection_delay", new Value(2, 2, 2))),
            new Evaluation.Factor(
                "a|b", 200, Map.of("detection_rate", new Value(0.04, 0.02, 0.07)))));
  }

  /** On 1,000 test parts with 20 bad ones. */
  public static List<ThresholdCounts> counts() {
    return List.of(
        new ThresholdCounts(0.0, 20, 980, 0, 0),
        new ThresholdCounts(0.2, 18, 60, 2, 920),
        new ThresholdCounts(0.5, 15, 10, 5, 970),
        new ThresholdCounts(0.8, 10, 2, 10, 978),
        new ThresholdCounts(1.0, 0, 0, 20, 980));
  }

  /** On 500 validation parts with 10 bad ones; other thresholds, as scores differ. */
  public static List<ThresholdCounts> validation() {
    return List.of(
        new ThresholdCounts(0.01, 10, 490, 0, 0),
        new ThresholdCounts(0.22, 9, 28, 1, 462),
        new ThresholdCounts(0.55, 6, 4, 4, 486),
        new ThresholdCounts(0.99, 0, 0, 10, 490));
  }

  private static Evaluation classified(
      Value prAuc, List<ThresholdCounts> test, List<ThresholdCounts> validation) {
    List<Double> recall = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      recall.add(i / 40.0);
      precision.add(Math.max(0.02, 1 - Math.pow(i / 40.0, 6) * 0.95));
    }
    return new Evaluation(
        "classification",
        split(),
        1,
        "1",
        0.5,
        new Evaluation.Part(1000, 20, Map.of("pr_auc", prAuc, "f1", new Value(0.81, 0.74, 0.87))),
        validation == null
            ? null
            : new Evaluation.Part(500, 10, Map.of("f1", new Value(0.79, 0.7, 0.86))),
        List.of(
            new Evaluation.Baseline(
                "naive", Map.of("pr_auc", new Value(0.02, 0.02, 0.02), "f1", new Value(0, 0, 0))),
            new Evaluation.Baseline("linear", Map.of("pr_auc", new Value(0.371, 0.28, 0.46)))),
        List.of(
            new Evaluation.Check("duplicate-rows", "passed", "0 of 1,000 rows", null),
            new Evaluation.Check("single-feature", "warned", "torque alone | ROC-AUC 0.97", null)),
        List.of(),
        Map.of("pr", new Evaluation.Curve(recall, precision)),
        test,
        validation,
        null);
  }

  /** A model that was told the answer by one of its features. */
  public static Evaluation leaking() {
    Value perfect = new Value(1, 1, 1);
    return new Evaluation(
        "classification",
        split(),
        1,
        "1",
        0.5,
        new Evaluation.Part(1000, 20, Map.of("pr_auc", perfect)),
        null,
        List.of(),
        List.of(
            new Evaluation.Check("beats-naive", "passed", "PR-AUC 1.000", null),
            new Evaluation.Check("label-components", "failed", "\"HDF\" (20)", null)),
        List.of(),
        Map.of(),
        List.of());
  }

  private static Evaluation.SplitInfo split() {
    return new Evaluation.SplitInfo(SplitKind.TIME, "time", "a".repeat(64), 8500, 1000);
  }
}

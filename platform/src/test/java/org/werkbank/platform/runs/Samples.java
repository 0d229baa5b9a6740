package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.LocalizedText;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.SplitKind;

/** Things that look like the real ones. */
final class Samples {
  static final String SHA = "a".repeat(64);

  private Samples() {}

  static PipelineDescriptor forest() {
    return new PipelineDescriptor(
        "quality-forest",
        "1.0.0",
        "binary-classification",
        "xgboost",
        "org.werkbank.training.Forest",
        new LocalizedText("Wald für Qualität", "Forest for quality"),
        new LocalizedText("Viele Bäume stimmen ab.", "Many trees vote."),
        List.of(
            new ParameterDescriptor(
                "trees",
                ParameterDescriptor.Type.INTEGER,
                200,
                10.0,
                2000.0,
                List.of(),
                new LocalizedText("Bäume", "Trees"),
                new LocalizedText("Mehr Bäume, ruhigeres Ergebnis.", "More trees, calmer result.")),
            new ParameterDescriptor(
                "subsample",
                ParameterDescriptor.Type.NUMBER,
                0.63,
                0.1,
                1.0,
                List.of(),
                new LocalizedText("Anteil der Zeilen", "Share of rows"),
                new LocalizedText("Je Baum.", "For each tree.")),
            new ParameterDescriptor(
                "engine",
                ParameterDescriptor.Type.CHOICE,
                "xgboost",
                null,
                null,
                List.of("xgboost", "mllib"),
                new LocalizedText("Rechenwerk", "Engine"),
                new LocalizedText("Womit trainiert wird.", "What trains.")),
            new ParameterDescriptor(
                "balanced",
                ParameterDescriptor.Type.BOOLEAN,
                false,
                null,
                null,
                List.of(),
                new LocalizedText("Klassen ausgleichen", "Balance classes"),
                new LocalizedText("Seltene zählen mehr.", "Rare ones count more."))),
        List.of("pr_auc", "f1", "roc_auc"));
  }

  static List<Column> columns(boolean withGroup) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("torque", ColumnType.NUMBER, ColumnRole.FEATURE, "Nm"),
                new Column("speed", ColumnType.NUMBER, ColumnRole.FEATURE, "1/min"),
                new Column("failure", ColumnType.INTEGER, ColumnRole.LABEL, null)));
    if (withGroup) {
      columns.add(new Column("machine", ColumnType.TEXT, ColumnRole.GROUP, null));
    }
    return columns;
  }

  static Evaluation evaluation() {
    List<Double> recall = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    List<Double> falseAlarms = new ArrayList<>();
    List<Double> found = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      double x = i / 40.0;
      recall.add(x);
      precision.add(Math.max(0.02, 1 - Math.pow(x, 6) * 0.95));
      falseAlarms.add(x);
      found.add(Math.pow(x, 0.12));
    }
    List<Evaluation.CalibrationBin> bins = new ArrayList<>();
    List<Evaluation.ThresholdCounts> thresholds = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double middle = 0.05 + i / 10.0;
      bins.add(new Evaluation.CalibrationBin(middle, Math.pow(middle, 1.15), 2000 - 190L * i));
      thresholds.add(
          new Evaluation.ThresholdCounts(
              middle, 58 - 3L * i, 120 - 12L * i, 3 + 3L * i, 2819 + 12L * i));
    }
    return new Evaluation(
        "binary-classification",
        new Evaluation.SplitInfo(SplitKind.TIME, "time", SHA, 7000, 3000),
        1,
        "1",
        0.35,
        new Evaluation.Part(
            3000,
            61,
            Map.of(
                "pr_auc", new Value(0.795, 0.71, 0.86),
                "f1", new Value(0.81, 0.74, 0.87),
                "precision", new Value(0.84, 0.75, 0.91),
                "recall", new Value(0.78, 0.68, 0.87),
                "roc_auc", new Value(0.981, 0.97, 0.99),
                "eur_per_1000", new Value(512.4, 380.1, 690.2))),
        new Evaluation.Part(1400, 30, Map.of("f1", new Value(0.79, 0.7, 0.86))),
        List.of(
            new Evaluation.Baseline(
                "naive",
                Map.of("pr_auc", new Value(0.0203, 0.016, 0.025), "f1", new Value(0, 0, 0))),
            new Evaluation.Baseline(
                "linear",
                Map.of("pr_auc", new Value(0.371, 0.28, 0.46), "f1", new Value(0.4, 0.3, 0.5)))),
        List.of(
            new Evaluation.Check("duplicates-across-split", "passed", "0 of 3,000 rows", null),
            new Evaluation.Check("feature-reveals-label", "passed", "best single AUC 0.86", null),
            new Evaluation.Check("shuffled-labels", "passed", "PR-AUC 0.021", null),
            new Evaluation.Check("predictable-from-ids", "warned", "ROC-AUC 0.61", null)),
        bins,
        Map.of(
            "pr", new Evaluation.Curve(recall, precision),
            "roc", new Evaluation.Curve(falseAlarms, found)),
        thresholds);
  }

  static RunEvent.Started started() {
    return new RunEvent.Started(Map.of("java", "17.0.15", "spark", "3.5.7", "xgboost", "2.1.4"));
  }

  static RunEvent.ModelWritten model(String path, long size) {
    return new RunEvent.ModelWritten(
        path, "werkbank-predictor/1", size, columns(false), 12_345, 0.014);
  }

  /** A run as it should be. */
  static void train(ScriptedProcess process) {
    process.log("reading\n");
    process.emit(started());
    process.emit(new RunEvent.Progress("read", 1, 1));
    process.emit(new RunEvent.Progress("train", 100, 200));
    process.emit(
        new RunEvent.Metrics(
            List.of(
                new RunEvent.Metric("train.loss", 0.7, 1),
                new RunEvent.Metric("train.loss", 0.4, 2),
                new RunEvent.Metric("train.loss", 0.3, 3))));
    process.emit(new RunEvent.Progress("train", 200, 200));
    finish(process);
    process.log("done\n");
  }

  static void finish(ScriptedProcess process) {
    RunEvent.Artifact model = process.write("model.zip", "the model", "application/zip");
    process.emit(model);
    process.emit(
        process.write(
            "importance.json",
            "{\"metric\":\"pr_auc\",\"rows\":2000,\"repeats\":5,\"value\":0.8,\"columns\":["
                + "{\"name\":\"torque\",\"loss\":0.33,\"deviation\":0.02},"
                + "{\"name\":\"speed\",\"loss\":0.12,\"deviation\":0.01}]}",
            "application/json"));
    process.emit(new RunEvent.Evaluated(evaluation()));
    process.emit(model("model.zip", model.sizeBytes()));
    process.emit(new RunEvent.Completed(1000, 9));
  }
}

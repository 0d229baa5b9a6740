package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Input;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Calibration;
import org.werkbank.training.metrics.Curves;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.metrics.Thresholds;
import org.werkbank.training.model.PredictorManifest;

/** Judges a model on scored rows whose label is known; rows without one are left out. */
final class ScoreEvaluation {
  private static final int FEWEST_ROWS = 2;

  private final RunSpec spec;
  private final Input data;
  private final PredictorManifest model;

  ScoreEvaluation(RunSpec spec, Input data, PredictorManifest model) {
    this.spec = spec;
    this.data = data;
    this.model = model;
  }

  Optional<Evaluation> of(Frame frame, double[][] scores, ScoreReport report) {
    Optional<FrameColumn> label =
        frame.columns().stream()
            .filter(c -> c.column().name().equals(model.label().name()))
            .findFirst();
    if (label.isEmpty()) {
      return Optional.empty();
    }
    double[] labels =
        IntStream.range(0, frame.size()).mapToDouble(row -> label(label.get(), row)).toArray();
    int[] known =
        IntStream.range(0, frame.size()).filter(row -> !Double.isNaN(labels[row])).toArray();
    if (known.length < FEWEST_ROWS) {
      return Optional.empty();
    }
    double[] truth = Arrays.stream(known).mapToDouble(row -> labels[row]).toArray();
    double[][] found = Arrays.stream(known).mapToObj(row -> scores[row]).toArray(double[][]::new);
    return Optional.of(evaluation(new Scored(found, truth, model.classes()), truth, report));
  }

  private double label(FrameColumn column, int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    if (model.classes().isEmpty()) {
      return column.number(row);
    }
    int index = model.classes().indexOf(TaskFinder.word(column, row));
    return index < 0 ? Double.NaN : index;
  }

  private Evaluation evaluation(Scored scored, double[] truth, ScoreReport report) {
    String positive = model.positive();
    boolean binary = scored.isBinary() && positive != null;
    double threshold = model.threshold() == null ? 0.5 : model.threshold();
    LearningTask task =
        new LearningTask(
            model.task(),
            model.label().name(),
            model.classes(),
            truth,
            positive,
            TaskFinder.costs(spec),
            model.cap() == null ? Double.POSITIVE_INFINITY : model.cap());
    Measured measured = new Measured(task, spec.seed());
    long trained = Long.parseLong(model.facts().getOrDefault("rows", "0"));
    return new Evaluation(
        model.task(),
        new Evaluation.SplitInfo(
            SplitKind.HOLDOUT, "new data", data.sha256(), trained, scored.size()),
        spec.seed(),
        positive,
        model.threshold(),
        measured.part(scored, measured.of(scored, threshold, null)),
        null,
        List.of(),
        checks(report),
        positive == null ? List.of() : Calibration.bins(scored, positive),
        positive == null
            ? Map.of()
            : Map.of("pr", Curves.pr(scored, positive), "roc", Curves.roc(scored, positive)),
        positive == null || !binary ? List.of() : Thresholds.counts(scored, positive));
  }

  List<Evaluation.Check> checks(ScoreReport report) {
    CheckList checks = new CheckList();
    if (data.sha256().equals(model.facts().get("datasetSha256"))) {
      checks.failed(
          "scored-training-data",
          new Sentence(
              "These are the very rows the model learned from; figures mislead.",
              "Aus eben diesen Zeilen hat das Modell gelernt; die Kennzahlen täuschen."));
    }
    NamedColumns unseen = new NamedColumns();
    report
        .unseen()
        .forEach((name, rows) -> unseen.add(name, Sentence.of("%,d rows", "%,d Zeilen", rows)));
    if (unseen.isEmpty()) {
      checks.passed(
          "unseen-categories",
          new Sentence(
              "Every category is one that the model knows.", "Das Modell kennt jede Ausprägung."));
    } else {
      checks.warned(
          "unseen-categories",
          unseen.after(
              "Categories the model has not seen, in",
              "Ausprägungen, die das Modell nicht kennt, in"));
    }
    return checks.list();
  }
}

package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Curve;
import org.werkbank.contract.Resamples;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.metrics.Calibration;
import org.werkbank.training.metrics.Curves;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.metrics.Thresholds;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.split.Assignment;

/** Writes the evaluation of an outcome, with baselines on the same split. */
final class Judgement {
  private final RunScope scope;
  private final TrainingData data;
  private final LearningTask task;
  private final Assignment assignment;
  private final String manifestSha256;
  private final CheckList checks;
  private final @Nullable Lags lags;
  private final int @Nullable [] units;
  private final Measured measured;

  Judgement(
      RunScope scope,
      TrainingData data,
      Assignment assignment,
      String manifestSha256,
      @Nullable Samples samples,
      CheckList checks) {
    this.scope = scope;
    this.data = data;
    this.task = data.task();
    this.assignment = assignment;
    this.manifestSha256 = manifestSha256;
    this.checks = checks;
    Lags found = samples instanceof Lags given ? given : null;
    this.lags = found;
    double[] scales = found == null ? null : SeasonalScale.of(data, assignment, found);
    this.units =
        found == null || assignment.units() != null
            ? assignment.units()
            : SeasonBlocks.of(data.frame(), found);
    this.measured = new Measured(task, TestSample.seed(manifestSha256), scales);
  }

  /** Metrics of the test part. */
  Measured.Tested measured(Outcome outcome) {
    return measured.test(outcome, units);
  }

  /** What lets another run be compared with this one. */
  Resamples resamples(Outcome outcome, Measured.Tested tested) {
    return new TestSample(data, units, manifestSha256).resamples(outcome, tested.draws());
  }

  Evaluation of(
      Protocol protocol,
      Outcome outcome,
      Map<String, Evaluation.Value> metrics,
      Evaluation.@Nullable OtherSplit other,
      List<Evaluation.Factor> factors,
      List<Evaluation.SeedValue> seeds,
      List<Evaluation.NoiseValue> noise,
      List<Evaluation.HorizonValue> horizons)
      throws Exception {
    List<Evaluation.Baseline> baselines = new ArrayList<>();
    baselines.add(baseline("naive", protocol.run(naive())));
    if (lags != null) {
      for (int season : lags.seasons()) {
        ModelMaker same = Baselines.column(data, lags.seasonal(task.label(), season));
        baselines.add(baseline("season-" + season, protocol.run(same)));
      }
    }
    ModelMaker linear = Baselines.linear(task, data.features(), data.derived(), scope);
    baselines.add(baseline("linear", protocol.run(linear)));
    compare(metrics, baselines.get(0));
    Scored validation = outcome.validation();
    String positive = task.positive();
    boolean binary = task.isBinary();
    Scored test = outcome.test();
    say(metrics);
    return new Evaluation(
        task.name(),
        new Evaluation.SplitInfo(
            assignment.kind(), assignment.unit(), manifestSha256, trainRows(), test.size()),
        scope.spec().seed(),
        positive,
        binary ? outcome.threshold() : null,
        measured.part(test, metrics),
        validation == null
            ? null
            : measured.part(validation, measured.of(validation, outcome.threshold(), null)),
        baselines,
        checks.list(),
        positive == null ? List.of() : Calibration.bins(test, positive),
        curves(test, positive),
        positive == null || !binary ? List.of() : Thresholds.counts(test, positive),
        positive == null || !binary || validation == null
            ? null
            : Thresholds.counts(validation, positive),
        other,
        factors,
        seeds,
        noise,
        horizons);
  }

  /** The usual, or in a forecast the latest value known. */
  ModelMaker naive() {
    return lags == null
        ? Baselines.naive(task)
        : Baselines.column(data, lags.persistence(task.label()));
  }

  private void compare(Map<String, Evaluation.Value> metrics, Evaluation.Baseline naive) {
    Evaluation.Value own = metrics.get(task.mainMetric());
    Evaluation.Value other = naive.metrics().get(task.mainMetric());
    if (own == null || other == null) {
      return;
    }
    boolean better =
        task.isClassification() ? own.low() > other.value() : own.high() < other.value();
    Sentence figures =
        Sentence.of(
            "%s %.3f (95 %% interval %.3f to %.3f), naive %.3f.",
            "%s %.3f (95-%%-Intervall %.3f bis %.3f), Raten %.3f.",
            task.mainMetric(),
            own.value(),
            own.low(),
            own.high(),
            other.value());
    if (better) {
      checks.passed(
          "beats-naive",
          new Sentence(
                  "The model beats the naive guess:", "Das Modell ist besser als bloßes Raten:")
              .and(figures));
    } else {
      checks.failed(
          "beats-naive",
          new Sentence(
                  "The model does not clearly beat the naive guess:",
                  "Das Modell ist nicht klar besser als bloßes Raten:")
              .and(figures));
    }
  }

  private long trainRows() {
    long sum = 0;
    for (var fold : assignment.folds()) {
      sum += fold.train().length + fold.validation().length;
    }
    return sum / assignment.folds().size();
  }

  private Evaluation.Baseline baseline(String name, Outcome outcome) {
    return new Evaluation.Baseline(name, measured.test(outcome, units).values());
  }

  private static Map<String, Curve> curves(Scored test, @Nullable String positive) {
    return positive == null
        ? Map.of()
        : Map.of("pr", Curves.pr(test, positive), "roc", Curves.roc(test, positive));
  }

  private void say(Map<String, Evaluation.Value> metrics) {
    List<RunEvent.Metric> list = new ArrayList<>();
    metrics.forEach(
        (name, value) -> list.add(new RunEvent.Metric("test." + name, value.value(), 0)));
    scope.journal().say(new RunEvent.Metrics(list));
  }
}

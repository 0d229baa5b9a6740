package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/**
 * One figure card of a run.
 *
 * @param note the interval, n or comparison that the figure needs beside it
 * @param how how to read it
 */
public record RunFigure(String title, String figure, String note, String how) {

  private static final String ANOMALY = "anomaly";
  private static final List<String> OF_ALARMS =
      List.of("false_alarm_rate", "detection_delay", "roc_auc");

  /** The cards of a finished run: main figure, comparison, decision, effort. */
  static List<RunFigure> of(PageContext page, StoredRun stored) {
    List<RunFigure> figures = new ArrayList<>();
    Headline headline = stored.headline();
    Evaluation evaluation = stored.run().evaluation();
    if (headline != null) {
      figures.add(main(page, headline));
      figures.add(comparison(page, headline, stored.run().task()));
    }
    if (evaluation != null && evaluation.threshold() != null) {
      figures.add(decision(page, evaluation, evaluation.threshold()));
    }
    Run.Resources resources = stored.run().resources();
    if (resources != null) {
      figures.add(effort(page, resources));
    }
    return figures;
  }

  private static RunFigure main(PageContext page, Headline main) {
    String interval =
        page.t(
            "runs.figure.interval",
            RunWords.value(page, main.metric(), main.low()),
            RunWords.value(page, main.metric(), main.high()),
            main.n());
    String positives =
        main.positives() > 0 ? " · " + page.t("runs.figure.positives", main.positives()) : "";
    return new RunFigure(
        page.t("runs.figure.test", RunWords.metric(page, main.metric())),
        RunWords.value(page, main.metric(), main.value()),
        interval + positives,
        RunWords.metricMeaning(page, main.metric()));
  }

  private static RunFigure comparison(PageContext page, Headline main, String task) {
    Double naive = main.naive();
    String figure = naive == null ? "–" : signed(page, main.metric(), main.value() - naive);
    List<String> notes = new ArrayList<>();
    if (naive != null) {
      notes.add(page.t("runs.figure.naive", RunWords.value(page, main.metric(), naive)));
    }
    Double linear = main.linear();
    if (linear != null) {
      String key = task.equals(ANOMALY) ? "runs.figure.pca" : "runs.figure.linear";
      notes.add(page.t(key, RunWords.value(page, main.metric(), linear)));
    }
    return new RunFigure(
        page.t("runs.figure.againstNaive"),
        figure,
        String.join(" · ", notes),
        page.t(
            RunWords.isSmallerBetter(main.metric())
                ? "runs.figure.smallerIsBetter"
                : "runs.figure.largerIsBetter"));
  }

  private static String signed(PageContext page, String metric, double difference) {
    String value = RunWords.value(page, metric, Math.abs(difference));
    return (difference < 0 ? "−" : "+") + value;
  }

  private static RunFigure decision(PageContext page, Evaluation evaluation, double threshold) {
    Evaluation.Value euros = evaluation.test().metrics().get("eur_per_1000");
    String at = page.t("runs.figure.threshold", page.formats().number(threshold, 3));
    if (euros != null) {
      return new RunFigure(
          page.t("runs.figure.euros"),
          page.formats().euros(euros.value()),
          page.t(
                  "runs.figure.interval",
                  page.formats().euros(euros.low()),
                  page.formats().euros(euros.high()),
                  evaluation.test().n())
              + " · "
              + at,
          page.t("runs.figure.euros.how"));
    }
    boolean isLimit = evaluation.task().equals(ANOMALY);
    List<String> notes = new ArrayList<>();
    for (String name : isLimit ? OF_ALARMS : List.of("recall", "precision")) {
      Evaluation.Value value = evaluation.test().metrics().get(name);
      if (value != null) {
        notes.add(RunWords.metric(page, name) + " " + RunWords.value(page, name, value.value()));
      }
    }
    return new RunFigure(
        page.t(isLimit ? "runs.figure.limit" : "runs.figure.decision"),
        page.formats().number(threshold, 3),
        String.join(" · ", notes),
        page.t(isLimit ? "runs.figure.limit.how" : "runs.figure.decision.how"));
  }

  private static RunFigure effort(PageContext page, Run.Resources cost) {
    List<String> notes = new ArrayList<>();
    notes.add(page.t("runs.figure.cpu", page.formats().seconds(cost.cpuSeconds())));
    notes.add(page.formats().bytes(cost.peakMemoryMiB() << 20));
    if (cost.modelBytes() != null) {
      notes.add(page.t("runs.figure.model", page.formats().bytes(cost.modelBytes())));
    }
    if (cost.millisPerRow() != null) {
      notes.add(page.t("runs.figure.perRow", page.formats().compact(cost.millisPerRow())));
    }
    return new RunFigure(
        page.t("runs.figure.effort"),
        page.formats().seconds(cost.wallSeconds()),
        String.join(" · ", notes),
        page.t(
            "runs.figure.effort.how",
            page.formats().bytes(cost.bytesRead()),
            page.formats().bytes(cost.bytesWritten())));
  }

  /** Decisions at the chosen threshold, or at the nearest that was counted. */
  static Evaluation.@Nullable ThresholdCounts confusion(Evaluation evaluation) {
    Double threshold = evaluation.threshold();
    if (threshold == null) {
      return null;
    }
    Optional<Evaluation.ThresholdCounts> nearest =
        evaluation.thresholds().stream()
            .min(Comparator.comparingDouble(t -> Math.abs(t.threshold() - threshold)));
    return nearest.orElse(null);
  }
}

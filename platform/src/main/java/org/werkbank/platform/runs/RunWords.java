package org.werkbank.platform.runs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/** Names of states, phases, metrics and checks in the reader's language. */
public final class RunWords {
  private static final Set<String> SMALLER_IS_BETTER =
      Set.of(
          "rmse",
          "mae",
          "mase",
          "width",
          "balanced_error",
          "brier",
          "log_loss",
          "ece",
          "eur_per_1000",
          "rmse_capped",
          "nasa_score",
          "false_alarm_rate",
          "false_alarm_rate_quiet",
          "detection_delay");

  private RunWords() {}

  public static String state(PageContext page, RunState state) {
    return page.t("runs.state." + state.name().toLowerCase(Locale.ROOT));
  }

  /** The colour that goes with the word. */
  public static String colour(RunState state) {
    return switch (state) {
      case SUCCEEDED -> "ok";
      case FAILED, LOST -> "bad";
      case CANCELLED -> "warn";
      case QUEUED, STARTING, RUNNING -> "";
    };
  }

  public static String phase(PageContext page, String phase) {
    return word(page, "runs.phase.", phase);
  }

  public static String metric(PageContext page, String metric) {
    return word(page, "runs.metric.", metric);
  }

  /** A sentence that says what a metric measures. */
  public static String metricMeaning(PageContext page, String metric) {
    String key = "runs.metricMeaning." + metric;
    return page.messages().has(key) ? page.t(key) : "";
  }

  public static boolean isSmallerBetter(String metric) {
    return SMALLER_IS_BETTER.contains(metric);
  }

  public static String check(PageContext page, String id) {
    return word(page, "runs.check.", id);
  }

  public static String verdict(PageContext page, String verdict) {
    return word(page, "runs.verdict.", verdict);
  }

  public static String verdictColour(String verdict) {
    return switch (verdict) {
      case "passed" -> "ok";
      case "failed" -> "bad";
      default -> "warn";
    };
  }

  /**
   * A metric's value: euros as euros, rows as rows, everything else with three digits behind the
   * point.
   */
  public static String value(PageContext page, String metric, double value) {
    if (metric.equals("eur_per_1000")) {
      return page.formats().euros(value);
    }
    if (metric.equals("detection_delay")) {
      return page.formats().number(value, value == Math.rint(value) ? 0 : 1);
    }
    return Math.abs(value) < 10 ? page.formats().number(value, 3) : page.formats().compact(value);
  }

  /** The figure that sums up a curve, with its interval and the rows it rests on. */
  public static String ofCurve(PageContext page, Evaluation evaluation, String metric) {
    Evaluation.Part test = evaluation.test();
    String rows = page.t("runs.chart.n", test.n(), test.positives());
    Evaluation.Value found = test.metrics().get(metric);
    return found == null
        ? rows
        : rows
            + " "
            + page.t(
                "runs.chart.summed",
                metric(page, metric),
                value(page, metric, found.value()),
                value(page, metric, found.low()),
                value(page, metric, found.high()));
  }

  /** A metric's value with its interval; without an interval where it has none. */
  public static String interval(
      PageContext page, String metric, Evaluation.@Nullable Value measured) {
    if (measured == null) {
      return "–";
    }
    String value = value(page, metric, measured.value());
    return measured.low() == measured.high()
        ? value
        : value
            + " ("
            + value(page, metric, measured.low())
            + " – "
            + value(page, metric, measured.high())
            + ")";
  }

  /** The metrics that any of these rows has, in the order of their names. */
  public static List<String> metricsOf(List<Evaluation.Factor> factors) {
    return factors.stream()
        .flatMap(factor -> factor.metrics().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static String word(PageContext page, String prefix, String name) {
    String key = prefix + name;
    return page.messages().has(key) ? page.t(key) : name;
  }
}

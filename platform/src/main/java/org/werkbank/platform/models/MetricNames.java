package org.werkbank.platform.models;

import java.util.Locale;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.RunWords;
import org.werkbank.platform.web.PageContext;

/**
 * Names of metrics, tasks, splits and checks in the reader's language; unknown ones as they are.
 */
public final class MetricNames {
  private MetricNames() {}

  public static String metric(PageContext page, String name) {
    return known(page, "models.metric." + name, name);
  }

  public static String task(PageContext page, String task) {
    return known(page, "models.task." + task, task);
  }

  /** Key of the name of the simple model that stands beside a model of this task. */
  public static String comparison(String task) {
    return task.equals("anomaly") ? "models.pca" : "models.linear";
  }

  public static String check(PageContext page, String id) {
    return known(page, "runs.check." + id, id);
  }

  public static String verdict(PageContext page, String verdict) {
    return known(page, "models.verdict." + verdict, verdict);
  }

  /** A metric's value as the reader writes it: shares with three digits, euros whole. */
  public static String value(PageContext page, String metric, double value) {
    if (metric.startsWith("eur_")) {
      return page.formats().euros(value);
    }
    if (metric.equals("detection_delay")) {
      return RunWords.value(page, metric, value);
    }
    return Math.abs(value) <= 1 ? page.formats().number(value, 3) : page.formats().compact(value);
  }

  /** How the rows were held out, with their number. */
  public static String split(PageContext page, Evaluation.SplitInfo split) {
    return page.t(
        "models.split." + split.kind().name().toLowerCase(Locale.ROOT),
        split.trainRows(),
        split.testRows(),
        known(page, "models.unit." + split.unit(), split.unit()));
  }

  private static String known(PageContext page, String key, String otherwise) {
    return page.messages().has(key) ? page.t(key) : otherwise;
  }

  /** How many settings were tried to choose this one. */
  public static String variants(PageContext page, int variants) {
    return variants == 1 ? page.t("models.variants.one") : page.t("models.variants.many", variants);
  }
}

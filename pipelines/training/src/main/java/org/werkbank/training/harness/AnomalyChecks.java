package org.werkbank.training.harness;

import java.util.Map;
import org.werkbank.contract.Evaluation.Value;

/** Asks whether the alarms are worth more than chance and whether the limit holds. */
final class AnomalyChecks {
  /** So many times the false alarms that were meant are a limit that does not hold. */
  private static final double TIMES = 3;

  private AnomalyChecks() {}

  static void run(
      CheckList checks, AnomalySettings settings, Map<String, Value> metrics, int normals) {
    Value auc = metrics.get("roc_auc");
    if (auc != null) {
      chance(checks, auc);
    }
    limitRows(checks, settings.quantile(), normals);
    Value falseAlarms = metrics.get("false_alarm_rate");
    if (falseAlarms != null) {
      limitHolds(checks, settings.quantile(), falseAlarms);
    }
  }

  private static void chance(CheckList checks, Value auc) {
    Sentence figures =
        Sentence.of(
            "roc_auc %.3f (95 %% interval %.3f to %.3f), guessing 0.5.",
            "roc_auc %.3f (95-%%-Intervall %.3f bis %.3f), Raten 0,5.",
            auc.value(),
            auc.low(),
            auc.high());
    if (auc.low() > 0.5) {
      checks.passed(
          "beats-naive",
          new Sentence(
                  "Faulty rows score higher than normal ones:",
                  "Gestörte Zeilen fallen stärker auf als normale:")
              .and(figures));
    } else {
      checks.failed(
          "beats-naive",
          new Sentence(
                  "Faulty rows do not clearly score higher than normal ones:",
                  "Gestörte Zeilen fallen nicht klar stärker auf als normale:")
              .and(figures));
    }
  }

  private static void limitRows(CheckList checks, double quantile, int normals) {
    Sentence figures =
        Sentence.of(
            "The alarm limit is the %.1f %% quantile of %,d normal rows that were not learned from.",
            "Die Alarmgrenze ist das %.1f-%%-Quantil von %,d normalen Zeilen, aus denen nicht gelernt"
                + " wurde.",
            100 * quantile,
            normals);
    if (normals * (1 - quantile) >= 1) {
      checks.passed("limit-rows", figures);
    } else {
      checks.warned(
          "limit-rows",
          figures.and(
              new Sentence(
                  "That rests on the single highest of them; more normal rows would steady it.",
                  "Sie hängt an der höchsten allein; mehr normale Zeilen machten sie verlässlicher.")));
    }
  }

  private static void limitHolds(CheckList checks, double quantile, Value falseAlarms) {
    double meant = 1 - quantile;
    Sentence figures =
        Sentence.of(
            "%.1f %% of the normal test rows are above the limit, %.1f %% were meant.",
            "%.1f %% der normalen Prüfzeilen liegen über der Grenze, gewollt waren %.1f %%.",
            100 * falseAlarms.value(),
            100 * meant);
    if (falseAlarms.value() <= TIMES * meant || falseAlarms.low() <= meant) {
      checks.passed("limit-holds", figures);
    } else {
      checks.warned(
          "limit-holds",
          figures.and(
              new Sentence(
                  "What is normal has moved since the limit was set.",
                  "Was normal ist, hat sich seit dem Setzen der Grenze verschoben.")));
    }
  }
}

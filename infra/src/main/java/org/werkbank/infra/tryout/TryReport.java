package org.werkbank.infra.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import org.werkbank.client.Run;
import org.werkbank.client.Run.Interval;

/** What the platform found out about the answers, beside those of baselines on the same rows. */
final class TryReport {
  private TryReport() {}

  static void print(Run run, JsonNode metrics, PrintStream out) {
    JsonNode evaluation = run.evaluation();
    if (evaluation == null) {
      throw new IllegalStateException("run " + run.id() + " has no evaluation");
    }
    JsonNode test = evaluation.path("test");
    out.printf(
        "%nOn %,d rows it had not seen (five folds, seed 1; 95 %% bootstrap interval)%n",
        test.path("n").asLong());
    for (JsonNode one : metrics) {
      String metric = one.asText();
      if (test.path("metrics").has(metric)) {
        Interval own = run.test(metric);
        out.printf(
            Locale.ROOT,
            "  %-12s %8.4f [%.4f, %.4f]%s%n",
            metric,
            own.value(),
            own.low(),
            own.high(),
            baselines(evaluation, metric));
      }
    }
    for (JsonNode check : evaluation.path("checks")) {
      if (!check.path("verdict").asText().equals("passed")) {
        out.printf(
            "  check %s %s: %s%n",
            check.path("id").asText(),
            check.path("verdict").asText(),
            check.path("evidence").asText());
      }
    }
  }

  private static String baselines(JsonNode evaluation, String metric) {
    StringBuilder text = new StringBuilder();
    for (JsonNode one : evaluation.path("baselines")) {
      JsonNode value = one.at("/metrics/" + metric + "/value");
      if (value.isNumber()) {
        text.append(
            String.format(Locale.ROOT, "  %s %.4f", one.path("name").asText(), value.asDouble()));
      }
    }
    return text.toString();
  }
}

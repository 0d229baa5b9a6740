package org.werkbank.infra.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.werkbank.client.Run;
import org.werkbank.client.Run.Interval;

/** Prints what the runs found, as tables for a terminal. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Metrics of the untouched rows with 95 % intervals, beside both baselines. */
  void metrics(List<Run> runs) {
    out.println();
    out.println("Metrics on rows the pipeline never saw (95 % bootstrap interval)");
    out.printf(
        "%-32s %7s %5s  %-22s %-22s %8s %8s%n",
        "run", "n", "fail", "PR-AUC", "F1", "naive", "linear");
    for (Run run : runs) {
      JsonNode test = run.evaluation() == null ? null : run.evaluation().path("test");
      if (test == null) {
        throw new IllegalStateException("run " + run.name() + " has no evaluation");
      }
      out.printf(
          Locale.ROOT,
          "%-32s %7d %5d  %-22s %-22s %8.3f %8.3f%n",
          run.name(),
          test.path("n").asLong(),
          test.path("positives").asLong(),
          text(run.test("pr_auc")),
          text(run.test("f1")),
          run.baseline("naive", "pr_auc").value(),
          run.baseline("linear", "pr_auc").value());
    }
    out.println("naive and linear: PR-AUC of the baselines on the same rows");
  }

  /** What each run cost. */
  void resources(List<Run> runs) {
    out.println();
    out.println("Resource cards");
    out.printf(
        "%-32s %8s %8s %9s %10s %10s %10s %10s%n",
        "run", "wall s", "CPU s", "peak MiB", "read B", "written B", "model B", "ms/row");
    for (Run run : runs) {
      JsonNode card = run.resources();
      if (card == null) {
        throw new IllegalStateException("run " + run.name() + " has no resource card");
      }
      out.printf(
          Locale.ROOT,
          "%-32s %8.1f %8.1f %9d %10d %10d %10d %10.4f%n",
          run.name(),
          card.path("wallSeconds").asDouble(),
          card.path("cpuSeconds").asDouble(),
          card.path("peakMemoryMiB").asLong(),
          card.path("bytesRead").asLong(),
          card.path("bytesWritten").asLong(),
          card.path("modelBytes").asLong(),
          card.path("millisPerRow").asDouble());
    }
  }

  private static String text(Interval metric) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", metric.value(), metric.low(), metric.high());
  }
}

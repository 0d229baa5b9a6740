package org.werkbank.platform.pipelines.dryrun;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.LocalizedText;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.launch.WorkDirectory;

/** Reads what a process that has ended left, and says what came of it. */
final class Verdict {
  private static final int LARGEST_READ_BYTES = 1 << 20;
  private static final int MOST_EVENT_BYTES = 16 << 20;
  private static final int LOG_TAIL_BYTES = 16 << 10;

  private final ContractJson json;
  private final DryRunWords words;

  Verdict(ContractJson json, DryRunWords words) {
    this.json = json;
    this.words = words;
  }

  /**
   * @param metrics of the pipeline, the main one first
   * @param exitCode empty when an earlier server had started it
   */
  Outcome of(WorkDirectory files, String task, List<String> metrics, OptionalInt exitCode) {
    String log = logOf(files);
    List<RunEvent> events;
    try {
      events = eventsOf(files);
    } catch (ContractException e) {
      return Outcome.failed(
          words.of("pipelines.dryRun.contract", String.valueOf(e.getMessage())), log);
    }
    RunEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
    if (last instanceof RunEvent.Failed failed) {
      String german = Objects.requireNonNullElse(failed.messageDe(), failed.message());
      return Outcome.failed(new LocalizedText(german, failed.message()), log);
    }
    Evaluation evaluation =
        events.stream()
            .filter(RunEvent.Evaluated.class::isInstance)
            .map(event -> ((RunEvent.Evaluated) event).evaluation())
            .findFirst()
            .orElse(null);
    if (!(last instanceof RunEvent.Completed) || evaluation == null) {
      int code = exitCode.orElse(-1);
      return Outcome.failed(words.of("pipelines.dryRun.died", code), log);
    }
    return Outcome.passed(figure(evaluation, telling(task, metrics)), log);
  }

  /** Who alarms always finds every fault, so that a rate of those found does not tell. */
  private static List<String> telling(String task, List<String> metrics) {
    return task.equals("anomaly")
        ? Stream.concat(Stream.of("roc_auc"), metrics.stream()).toList()
        : metrics;
  }

  private static DryRun.@Nullable Figure figure(Evaluation evaluation, List<String> metrics) {
    Map<String, Evaluation.Value> found = evaluation.test().metrics();
    return metrics.stream()
        .filter(found::containsKey)
        .findFirst()
        .map(
            metric ->
                new DryRun.Figure(
                    metric,
                    Objects.requireNonNull(found.get(metric)).value(),
                    naive(evaluation, metric),
                    evaluation.test().n()))
        .orElse(null);
  }

  private static @Nullable Double naive(Evaluation evaluation, String metric) {
    for (Evaluation.Baseline baseline : evaluation.baselines()) {
      Evaluation.Value value = baseline.metrics().get(metric);
      if (baseline.name().equals("naive") && value != null) {
        return value.value();
      }
    }
    return null;
  }

  private List<RunEvent> eventsOf(WorkDirectory files) {
    List<RunEvent> events = new ArrayList<>();
    WorkDirectory.Lines lines = files.eventsAfter(0, LARGEST_READ_BYTES);
    while (!lines.lines().isEmpty()) {
      lines.lines().forEach(line -> events.add(json.readEvent(line).event()));
      if (lines.nextOffset() > MOST_EVENT_BYTES) {
        throw new ContractException("more than " + MOST_EVENT_BYTES + " bytes of events", null);
      }
      lines = files.eventsAfter(lines.nextOffset(), LARGEST_READ_BYTES);
    }
    if (lines.broken()) {
      throw new ContractException("a line of more than " + LARGEST_READ_BYTES + " bytes", null);
    }
    return events;
  }

  /** The end of the log, without what a page or a database cannot hold. */
  static String logOf(WorkDirectory files) {
    return new String(files.logTail(LOG_TAIL_BYTES), StandardCharsets.UTF_8)
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }
}

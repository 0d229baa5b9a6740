package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.RunEvent;

/**
 * Reads what a training process tells and believes nothing that breaks the contract: sequence 1, 2,
 * 3 without gaps, the right run and attempt, {@code started} first, at most one evaluation and one
 * model, exactly one terminal event and nothing after it.
 */
final class EventIngest {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PATH = 500;

  private final ContractJson json = new ContractJson();

  /**
   * What some lines brought.
   *
   * @param violation how they break the contract, in English for the log; then events are those
   *     before the break
   */
  record Batch(List<EventLine> events, @Nullable String violation) {
    Batch {
      events = List.copyOf(events);
    }
  }

  /** Reads lines that follow those the run has taken in already. */
  Batch read(StoredRun run, List<String> lines) {
    List<EventLine> events = new ArrayList<>();
    long sequence = run.eventSequence();
    boolean ended = run.terminal() != null;
    boolean evaluated = run.run().evaluation() != null;
    boolean modelled = run.run().model() != null;
    for (String line : lines) {
      EventLine event;
      try {
        event = json.readEvent(line);
      } catch (ContractException e) {
        return new Batch(events, "line " + (sequence + 1) + ": " + e.getMessage());
      }
      String wrong = wrongAddress(run.run(), event, sequence);
      if (wrong == null) {
        wrong = wrongOrder(event, ended, evaluated, modelled);
      }
      if (wrong == null) {
        wrong = wrongContent(event.event());
      }
      if (wrong != null) {
        return new Batch(events, wrong);
      }
      sequence++;
      ended = event.event().isTerminal();
      evaluated |= event.event() instanceof RunEvent.Evaluated;
      modelled |= event.event() instanceof RunEvent.ModelWritten;
      events.add(event);
    }
    return new Batch(events, null);
  }

  private static @Nullable String wrongAddress(Run run, EventLine event, long sequence) {
    if (!event.runId().equals(run.id())) {
      return "event of another run: " + event.runId();
    }
    if (event.attempt() != run.attempt()) {
      return "event of attempt " + event.attempt() + ", not " + run.attempt();
    }
    if (event.sequence() != sequence + 1) {
      return "event " + event.sequence() + " where " + (sequence + 1) + " was due";
    }
    return null;
  }

  private static @Nullable String wrongOrder(
      EventLine event, boolean ended, boolean evaluated, boolean modelled) {
    if (ended) {
      return "event " + event.event().type() + " after the terminal event";
    }
    if ((event.sequence() == 1) != (event.event() instanceof RunEvent.Started)) {
      return "started must be the first event and come once";
    }
    if (evaluated && event.event() instanceof RunEvent.Evaluated) {
      return "a second evaluation";
    }
    if (modelled && event.event() instanceof RunEvent.ModelWritten) {
      return "a second model";
    }
    return null;
  }

  private static @Nullable String wrongContent(RunEvent event) {
    if (event instanceof RunEvent.Artifact artifact) {
      boolean printable = artifact.path().chars().noneMatch(c -> c < ' ' || c == '\\' || c == 127);
      return printable && artifact.path().length() <= LONGEST_PATH
          ? null
          : "an artifact with an unusable path";
    }
    if (event instanceof RunEvent.Metrics metrics) {
      return metrics.metrics().stream()
              .allMatch(m -> m.name().length() <= LONGEST_NAME && Double.isFinite(m.value()))
          ? null
          : "a metric that is no finite number or has a very long name";
    }
    if (event instanceof RunEvent.Progress progress) {
      return progress.phase().length() <= LONGEST_NAME
              && Double.isFinite(progress.done())
              && Double.isFinite(progress.total())
          ? null
          : "progress that is no finite number";
    }
    return null;
  }
}

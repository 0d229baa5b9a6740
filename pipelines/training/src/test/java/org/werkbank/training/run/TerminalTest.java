package org.werkbank.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;

class TerminalTest {
  @TempDir private Path folder;
  private final ContractJson json = new ContractJson();

  @Test
  void endsWithCompletedWhenTheWorkIsDone() throws IOException {
    assertThat(end(() -> new RunEvent.Completed(1, 2))).isEqualTo(ExitCode.OK);
    assertThat(last()).isInstanceOf(RunEvent.Completed.class);
  }

  @Test
  void tellsThatMemoryRanOutInBothLanguages() throws IOException {
    ExitCode code =
        end(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThat(code).isEqualTo(ExitCode.DEFECT);
    RunEvent.Failed failed = (RunEvent.Failed) last();
    assertThat(failed.code()).isEqualTo("out-of-memory");
    assertThat(failed.message()).contains("memory");
    assertThat(failed.messageDe()).contains("Speicher");
  }

  @Test
  void findsRunningOutOfMemoryInsideWhatSparkThrows() throws IOException {
    end(
        () -> {
          throw new IllegalStateException(
              "Job aborted", new RuntimeException("java.lang.OutOfMemoryError: GC overhead"));
        });
    assertThat(((RunEvent.Failed) last()).code()).isEqualTo("out-of-memory");
  }

  @Test
  void hidesTheMessageOfAnUnknownErrorForItMayHoldCells() throws IOException {
    ExitCode code =
        end(
            () -> {
              throw new IllegalStateException("cell 4711 of a customer");
            });
    assertThat(code).isEqualTo(ExitCode.DEFECT);
    assertThat(Files.readString(folder.resolve("events.ndjson"))).doesNotContain("4711");
  }

  @Test
  void endsAsCancelledWhenTheWorkUnwinds() throws IOException {
    ExitCode code =
        end(
            () -> {
              throw new CancelledException();
            });
    assertThat(code).isEqualTo(ExitCode.CANCELLED);
    assertThat(last()).isInstanceOf(RunEvent.Cancelled.class);
  }

  @Test
  void writesNothingAfterTheTerminalEventAndCountsWithoutGaps() throws IOException {
    try (EventFile events = events()) {
      assertThat(events.append(new RunEvent.Heartbeat())).isTrue();
      assertThat(events.append(new RunEvent.Cancelled())).isTrue();
      assertThat(events.append(new RunEvent.Completed(0, 0))).isFalse();
    }
    List<EventLine> lines = lines();
    assertThat(lines).extracting(EventLine::sequence).containsExactly(1L, 2L);
  }

  private ExitCode end(Callable<RunEvent.Completed> work) throws IOException {
    try (EventFile events = events()) {
      return new Terminal(events).end(work);
    }
  }

  private EventFile events() throws IOException {
    RunSpec spec =
        new RunSpec(
            RunSpec.VERSION,
            "r",
            1,
            Mode.TRAIN,
            new PipelineRef("abc", "1", null, "T"),
            "t",
            List.of(
                new Input(
                    Input.DATA,
                    "d",
                    "1",
                    "file:/x",
                    "text/csv",
                    "0".repeat(64),
                    1,
                    List.of(),
                    null)),
            Map.of(),
            Split.kfold(5),
            1,
            new Outputs("file:/x/"),
            new Limits(1, 1, 1),
            "2026-11-25T10:00:00Z");
    return new EventFile(folder.resolve("events.ndjson"), json, spec, Clock.systemUTC());
  }

  private RunEvent last() throws IOException {
    List<EventLine> lines = lines();
    return lines.get(lines.size() - 1).event();
  }

  private List<EventLine> lines() throws IOException {
    return Files.readAllLines(folder.resolve("events.ndjson")).stream()
        .map(json::readEvent)
        .toList();
  }
}

package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;

/** A run that is told to stop while it trains, whatever it trains. */
class CancelIT {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Set<String> LONG =
      Set.of("trees", "epochs", "patience", "iterations", "clusters");

  @TempDir private Path folder;

  static List<PipelineDescriptor> pipelines() {
    return Templates.all();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pipelines")
  void stopsWithinTenSecondsAndLeavesNothing(PipelineDescriptor pipeline) throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    Map<String, Object> longest = Templates.largest(pipeline, LONG);
    process.write(
        pipeline.name().startsWith("proportions")
            ? Ai4i.ofBatches(pipeline, longest, folder, process.prefix())
            : Ai4i.of(pipeline, longest, Split.kfold(10), process.prefix()));
    Process running = process.start("run", folder.resolve("run-spec.json").toString());
    try {
      process.awaitTraining(running);
      List<ProcessHandle> children = running.descendants().toList();
      Instant asked = Instant.now();
      running.destroy();

      assertThat(process.end(running)).isEqualTo(ExitCode.CANCELLED.code());
      assertThat(Duration.between(asked, Instant.now())).isLessThan(LONGEST);
      assertThat(process.last()).isInstanceOf(RunEvent.Cancelled.class);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      try (Stream<Path> left = Files.list(folder.resolve("out"))) {
        assertThat(left).isEmpty();
      }
    } finally {
      running.destroyForcibly();
    }
  }
}

package org.werkbank.platform.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;

/** Reads what a finished run wrote for its page; what is absent or of another shape is left out. */
final class RunReports {
  private static final Logger LOG = LoggerFactory.getLogger(RunReports.class);
  private static final int LARGEST_BYTES = 8 << 20;

  private final RunOutputs outputs;
  private final ContractJson json = new ContractJson();
  private final StoredRun run;
  private final List<RunArtifact> artifacts;

  RunReports(RunOutputs outputs, StoredRun run, List<RunArtifact> artifacts) {
    this.outputs = outputs;
    this.run = run;
    this.artifacts = artifacts;
  }

  Optional<Importance> importance() {
    return read(Importance.PATH, Importance.class);
  }

  Optional<Plots> plots() {
    return read(Plots.PATH, Plots.class);
  }

  Optional<ControlChart> control() {
    return read(ControlChart.ARTIFACT, ControlChart.class);
  }

  Optional<Drift> drift() {
    return read(Drift.PATH, ScoreReport.class).map(ScoreReport::drift);
  }

  /** The part of a scoring run's report that the page shows. */
  private record ScoreReport(@Nullable Drift drift) {}

  private <T> Optional<T> read(String path, Class<T> type) {
    Optional<RunArtifact> found =
        artifacts.stream()
            .filter(one -> one.path().equals(path) && one.sizeBytes() <= LARGEST_BYTES)
            .findFirst();
    if (found.isEmpty() || run.run().state() != RunState.SUCCEEDED) {
      return Optional.empty();
    }
    try (InputStream bytes = outputs.open(run, found.get(), 0, found.get().sizeBytes())) {
      String text = new String(bytes.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8);
      return Optional.of(json.read(text, type));
    } catch (ContractException e) {
      // a pipeline of a member may write what it likes under this name
      LOG.info("run {}: {} is not read: {}", run.run().id(), path, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.werkbank.platform.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.Resamples;

/**
 * Puts runs side by side and, where both were judged on the same rows, says by how much they
 * differ. Where not, the reason is one of these words, for which there is a sentence.
 */
final class RunPairs {
  static final String NOT_FINISHED = "not-finished";
  static final String OTHER_DATA = "other-data";
  static final String OTHER_SPLIT = "other-split";
  static final String NO_RESAMPLES = "no-resamples";
  static final String OTHER_ROWS = "other-rows";
  static final String NO_METRIC = "no-metric";

  private static final Logger LOG = LoggerFactory.getLogger(RunPairs.class);
  private static final long LARGEST_BYTES = 4L << 20;
  private static final String EUROS = "eur_per_1000";

  private final RunOutputs outputs;
  private final ContractJson json = new ContractJson();

  RunPairs(RunOutputs outputs) {
    this.outputs = outputs;
  }

  RunComparison compare(List<StoredRun> runs) {
    Map<String, Optional<Resamples>> read = new HashMap<>();
    List<RunComparison.Pair> pairs = new ArrayList<>();
    StoredRun first = runs.get(0);
    for (StoredRun second : runs.subList(1, runs.size())) {
      String reason = reason(first.run(), second.run());
      pairs.add(reason == null ? pair(first, second, read) : without(first, second, reason));
    }
    return RunComparison.of(runs, pairs);
  }

  /** Why the two cannot have been judged on the same rows, as far as the runs themselves say. */
  private static @Nullable String reason(Run first, Run second) {
    Evaluation one = first.evaluation();
    Evaluation other = second.evaluation();
    if (one == null
        || other == null
        || first.state() != RunState.SUCCEEDED
        || second.state() != RunState.SUCCEEDED) {
      return NOT_FINISHED;
    }
    if (!first.datasetId().equals(second.datasetId())
        || first.datasetVersion() != second.datasetVersion()) {
      return OTHER_DATA;
    }
    return one.split().manifestSha256().equals(other.split().manifestSha256()) ? null : OTHER_SPLIT;
  }

  private RunComparison.Pair pair(
      StoredRun first, StoredRun second, Map<String, Optional<Resamples>> read) {
    Resamples one = read.computeIfAbsent(first.run().id(), id -> resamples(first)).orElse(null);
    Resamples other = read.computeIfAbsent(second.run().id(), id -> resamples(second)).orElse(null);
    if (one == null || other == null) {
      return without(first, second, NO_RESAMPLES);
    }
    if (!one.sampleSha256().equals(other.sampleSha256())) {
      return without(first, second, OTHER_ROWS);
    }
    List<PairedDifference> differences = new ArrayList<>();
    for (String metric : new TreeSet<>(one.metrics().keySet())) {
      PairedDifference difference = difference(metric, first.run(), second.run(), one, other);
      if (difference != null) {
        differences.add(difference);
      }
    }
    return differences.isEmpty()
        ? without(first, second, NO_METRIC)
        : new RunComparison.Pair(
            first.run().id(), second.run().id(), null, one.rows(), one.units(), differences);
  }

  private static @Nullable PairedDifference difference(
      String metric, Run first, Run second, Resamples one, Resamples other) {
    Evaluation.Value before = value(first, metric);
    Evaluation.Value after = value(second, metric);
    float[] drawn = other.metrics().get(metric);
    // Euros at other prices are another thing.
    boolean hasOtherPrices =
        metric.equals(EUROS)
            && !Objects.equals(
                first.parameters().get(HarnessParameters.COSTS),
                second.parameters().get(HarnessParameters.COSTS));
    if (before == null || after == null || drawn == null || hasOtherPrices) {
      return null;
    }
    return PairedDifference.of(
        metric,
        Objects.requireNonNull(one.metrics().get(metric)),
        drawn,
        after.value() - before.value(),
        RunWords.isSmallerBetter(metric));
  }

  private static Evaluation.@Nullable Value value(Run run, String metric) {
    Evaluation evaluation = run.evaluation();
    return evaluation == null ? null : evaluation.test().metrics().get(metric);
  }

  private static RunComparison.Pair without(StoredRun first, StoredRun second, String reason) {
    return new RunComparison.Pair(first.run().id(), second.run().id(), reason, 0, 0, List.of());
  }

  /** What the harness kept of the run, when it did and it can be read. */
  Optional<Resamples> resamples(StoredRun run) {
    Optional<RunArtifact> found =
        outputs.declared(run).stream()
            .filter(one -> one.path().equals(Resamples.PATH))
            .filter(one -> one.sizeBytes() <= LARGEST_BYTES)
            .findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = outputs.open(run, found.get(), 0, found.get().sizeBytes())) {
      return Optional.ofNullable(json.mapper().readValue(bytes, Resamples.class));
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      LOG.info("run {}: {} has another shape", run.run().id(), Resamples.PATH);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

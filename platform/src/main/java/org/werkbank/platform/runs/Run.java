package org.werkbank.platform.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent.ModelWritten;
import org.werkbank.contract.Split;

/**
 * One execution of a pipeline version on a data-set version.
 *
 * @param modelUsed the model a scoring run scores with, such as {@code muster.press/3}; null in
 *     training
 * @param metrics flat map such as {@code test.f1}
 * @param evaluation what the harness found, once there is one
 * @param model what the run produced, once there is one
 * @param error why it failed
 */
public record Run(
    String id,
    String memberId,
    String memberSlug,
    String startedBy,
    String name,
    Mode mode,
    String pipelineName,
    String pipelineVersion,
    String task,
    String datasetId,
    String datasetName,
    int datasetVersion,
    @Nullable String modelUsed,
    Map<String, Object> parameters,
    Split split,
    long seed,
    RunState state,
    int attempt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Map<String, Double> metrics,
    @Nullable Evaluation evaluation,
    @Nullable ModelWritten model,
    @Nullable Resources resources,
    @Nullable RunError error) {
  public Run {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
  }

  /** The same with another evaluation and error. */
  Run with(@Nullable Evaluation other, @Nullable RunError why) {
    return new Run(
        id,
        memberId,
        memberSlug,
        startedBy,
        name,
        mode,
        pipelineName,
        pipelineVersion,
        task,
        datasetId,
        datasetName,
        datasetVersion,
        modelUsed,
        parameters,
        split,
        seed,
        state,
        attempt,
        createdAt,
        startedAt,
        endedAt,
        metrics,
        other,
        model,
        resources,
        why);
  }

  /** What the run cost; the resource card. Values not known are null. */
  public record Resources(
      double wallSeconds,
      double cpuSeconds,
      long peakMemoryMiB,
      long bytesRead,
      long bytesWritten,
      @Nullable Long modelBytes,
      @Nullable Long parameters,
      @Nullable Double millisPerRow) {

    /** What it took from the mains, by {@link Energy}. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double energyKiloWattHours() {
      return Energy.kiloWattHours(cpuSeconds, wallSeconds, peakMemoryMiB);
    }
  }

  /** Why a run did not succeed, in both languages. */
  public record RunError(
      String code,
      String message,
      @Nullable String messageDe,
      boolean retryable,
      @Nullable String column) {
    public String in(String language) {
      return language.equals("de") && messageDe != null ? messageDe : message;
    }
  }
}

package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.runs.Run.RunError;

/**
 * Several settings of one pipeline tried on the same rows, each in a run of its own.
 *
 * @param starterId of the user in whose name the runs are queued
 * @param base what all variants have in common, with versions that no longer move
 * @param metric of the validation part that ranks the variants; {@link #MAIN_METRIC} until the
 *     first one that ended shows which of the pipeline's metrics the label allows
 * @param variants the varied parameters of each, in the order in which they are tried
 * @param state follows the runs: never STARTING or LOST
 * @param chosenRunId the one variant whose test figure was looked at
 * @param error why not all variants could be queued
 */
public record Sweep(
    String id,
    String memberId,
    String memberSlug,
    String startedBy,
    String starterId,
    String name,
    String pipelineName,
    String pipelineVersion,
    String datasetId,
    String datasetName,
    int datasetVersion,
    String metric,
    NewRun base,
    NewSweep.Search search,
    NewSweep.Budget budget,
    List<Map<String, Object>> variants,
    RunState state,
    boolean cancelAsked,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String chosenRunId,
    @Nullable Instant chosenAt,
    @Nullable RunError error) {
  static final String MAIN_METRIC = "";

  public Sweep {
    variants = List.copyOf(variants);
  }

  boolean isSmallerBetter() {
    return RunWords.isSmallerBetter(metric);
  }
}

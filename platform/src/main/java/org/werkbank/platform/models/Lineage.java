package org.werkbank.platform.models;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version was made with and from. The data set's id and name are for the owner alone.
 *
 * @param pipelineSha256 of a submitted pipeline's jar; null for a built-in one
 * @param parameters the run's, complete
 * @param versions of Java, Spark and the other parts the training ran with
 * @param trainedAt when the run was asked for
 * @param agreements under which foreign data were used; empty for own data
 * @param variants how many were tried to choose this one; 1 outside a sweep
 */
public record Lineage(
    String pipelineName,
    String pipelineVersion,
    @Nullable String pipelineSha256,
    String datasetId,
    String datasetName,
    int datasetVersion,
    String datasetSha256,
    long rows,
    Map<String, Object> parameters,
    long seed,
    Map<String, String> versions,
    Instant trainedAt,
    List<String> agreements,
    int variants) {
  public Lineage {
    parameters = Map.copyOf(parameters);
    versions = Map.copyOf(versions);
    agreements = agreements == null ? List.of() : List.copyOf(agreements);
    // Versions of before this was counted come from single runs as far as anyone knows.
    variants = Math.max(1, variants);
  }
}

package org.werkbank.platform.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.Run.Resources;

/**
 * What one run produced, registered; it never changes.
 *
 * @param key of the predictor in the owner's bucket, with its hash
 * @param quality the main figure; null when none of the known metrics was measured
 * @param features the columns it reads
 */
public record ModelVersion(
    String modelId,
    int version,
    String runId,
    String task,
    String sha256,
    long sizeBytes,
    String bucket,
    String key,
    String format,
    @Nullable Quality quality,
    Evaluation evaluation,
    List<Column> features,
    Lineage lineage,
    @Nullable Resources resources,
    String createdBy,
    Instant createdAt) {
  public ModelVersion {
    features = List.copyOf(features);
  }
}

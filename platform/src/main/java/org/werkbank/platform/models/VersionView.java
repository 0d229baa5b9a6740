package org.werkbank.platform.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.Run;

/**
 * A version as the REST API answers it.
 *
 * @param data what it was trained on; another member's data set is neither named nor addressed
 * @param word what the quality means, for readers who know no metrics
 * @param runId for the owner alone, like {@code shares} and {@code createdBy}
 */
record VersionView(
    String owner,
    String name,
    String description,
    int version,
    List<String> aliases,
    boolean own,
    String task,
    ModelCard.Pipeline pipeline,
    ModelCard.Data data,
    @Nullable Quality quality,
    Quality.@Nullable Word word,
    Evaluation evaluation,
    List<Column> features,
    Run.@Nullable Resources resources,
    String sha256,
    long sizeBytes,
    String format,
    Instant createdAt,
    @Nullable String createdBy,
    @Nullable String runId,
    @Nullable List<Share> shares) {

  static VersionView of(SeenVersion seen) {
    ModelVersion version = seen.version();
    return new VersionView(
        seen.model().memberSlug(),
        seen.model().name(),
        seen.model().description(),
        version.version(),
        seen.aliases(),
        seen.isOwn(),
        version.task(),
        ModelCard.Pipeline.of(version.lineage()),
        ModelCard.Data.of(seen),
        version.quality(),
        version.quality() == null ? null : version.quality().word(),
        version.evaluation(),
        version.features(),
        version.resources(),
        version.sha256(),
        version.sizeBytes(),
        version.format(),
        version.createdAt(),
        seen.isOwn() ? version.createdBy() : null,
        seen.isOwn() ? version.runId() : null,
        seen.isOwn() ? seen.shares() : null);
  }
}

package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.pipelines.dryrun.DryRun;

/**
 * One version with its evidence.
 *
 * @param report what the check of the jar saw; for the submitter's member and the office
 * @param changes since the newest other version that was approved, else the newest one before; null
 *     when there is none, or the reader may not know of the report
 * @param dryRun what came of trying it on made-up rows; for those who may know of the report
 */
public record PipelineDetail(
    @JsonUnwrapped PipelineEntry entry,
    @Nullable JarReport report,
    @Nullable JarChanges changes,
    @Nullable DryRun dryRun) {}

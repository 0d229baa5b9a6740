package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * One version with its evidence.
 *
 * @param report what the check of the jar saw; for the submitter's member and the office
 */
public record PipelineDetail(@JsonUnwrapped PipelineEntry entry, @Nullable JarReport report) {}

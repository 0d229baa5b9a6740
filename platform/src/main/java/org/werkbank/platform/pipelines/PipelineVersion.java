package org.werkbank.platform.pipelines;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.PipelineDescriptor;

/**
 * One version of a pipeline that may start.
 *
 * @param jar where a submitted pipeline's jar lies, or null for a built-in one
 */
public record PipelineVersion(PipelineDescriptor descriptor, @Nullable Jar jar) {
  public boolean isBuiltIn() {
    return jar == null;
  }

  /** A submitted jar in the store, with the hash it was approved under. */
  public record Jar(String bucket, String key, String sha256, String memberSlug) {}
}

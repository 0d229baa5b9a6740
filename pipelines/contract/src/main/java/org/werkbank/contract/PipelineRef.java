package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/**
 * Which pipeline version runs.
 *
 * @param sha256 of the submitted jar; absent for a pipeline that ships with the training module
 * @param trainer class name of the trainer
 */
public record PipelineRef(String name, String version, @Nullable String sha256, String trainer) {
  public PipelineRef {
    Checks.notBlank(name, "name");
    Checks.notBlank(version, "version");
    Checks.notBlank(trainer, "trainer");
    if (sha256 != null) {
      Checks.sha256(sha256, "sha256");
    }
  }
}

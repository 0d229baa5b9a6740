package org.werkbank.platform.pipelines;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door to pipelines. */
public final class Pipelines {
  /** Newest startable version of every pipeline, built-in ones first, by name. */
  public List<PipelineVersion> startable() {
    throw new UnsupportedOperationException();
  }

  /**
   * A version that may start: built in or approved.
   *
   * @param version or null for the newest
   */
  public PipelineVersion startable(String name, @Nullable String version) {
    throw new UnsupportedOperationException(name + version);
  }
}

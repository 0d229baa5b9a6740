package org.werkbank.platform.runs;

import org.jspecify.annotations.Nullable;

/** Which runs are wanted; null means any. {@code dataset} is an id, {@code pipeline} a name. */
public record RunFilter(
    @Nullable RunState state, @Nullable String pipeline, @Nullable String dataset) {
  public static final RunFilter ALL = new RunFilter(null, null, null);
}

package org.werkbank.platform.runs;

import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted; null means any. {@code dataset} is an id, {@code pipeline} a name.
 *
 * @param withVariants whether runs that belong to a sweep are wanted as well
 */
public record RunFilter(
    @Nullable RunState state,
    @Nullable String pipeline,
    @Nullable String dataset,
    boolean withVariants) {
  public static final RunFilter ALL = new RunFilter(null, null, null, true);

  RunFilter withoutVariants() {
    return new RunFilter(state, pipeline, dataset, false);
  }
}

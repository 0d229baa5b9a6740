package org.werkbank.platform.datasets;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Action;

/**
 * What a user is told of a data set that he may know of; no value is in it.
 *
 * @param keptColumns how many columns the owner keeps from the user; they are not in the schema
 * @param newest version, null while there is none
 * @param allowed what the user may do with it at this moment
 */
public record KnownData(
    Dataset dataset,
    Schema schema,
    int keptColumns,
    @Nullable VersionSummary newest,
    Set<Action> allowed) {
  public KnownData {
    allowed = Set.copyOf(allowed);
  }

  public boolean may(Action action) {
    return allowed.contains(action);
  }
}

package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.Drift;

/**
 * How far the rows that a model scored last have moved from those it learned from.
 *
 * @param run the scoring run that tells, with its page
 * @param large columns with large drift, {@code some} with some, of {@code columns} in all
 */
public record DriftLight(
    Drift.Level level, String run, Instant at, long rows, long large, long some, long columns) {

  /** Nothing when the run scored with a model that does not know what it learned from. */
  public static Optional<DriftLight> of(Run run) {
    Map<String, Double> told = run.metrics();
    Double level = told.get("drift.level");
    if (run.state() != RunState.SUCCEEDED || level == null) {
      return Optional.empty();
    }
    Drift.Level[] levels = Drift.Level.values();
    return Optional.of(
        new DriftLight(
            levels[Math.max(0, Math.min(levels.length - 1, level.intValue()))],
            run.id(),
            run.createdAt(),
            whole(told, "rows"),
            whole(told, "large"),
            whole(told, "some"),
            whole(told, "columns")));
  }

  private static long whole(Map<String, Double> told, String name) {
    return Math.round(told.getOrDefault("drift." + name, 0.0));
  }

  public String page() {
    return "/runs/" + run;
  }
}

package org.werkbank.platform.runs;

import java.util.List;

/**
 * A stored change of a run, as watchers hear of it.
 *
 * @param revision counts the stored changes of the run
 * @param points measured since the last change
 */
public record RunChange(
    String runId, long revision, RunState state, RunProgress progress, List<MetricPoint> points) {
  public RunChange {
    points = List.copyOf(points);
  }
}

package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as the platform tells it.
 *
 * @param progress the phases it went through, each with the times it began and was last heard of
 */
public record Run(
    String id,
    String state,
    String name,
    Map<String, Double> metrics,
    @Nullable JsonNode evaluation,
    @Nullable JsonNode resources,
    @Nullable JsonNode error,
    @Nullable JsonNode progress) {
  private static final Set<String> TERMINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED", "LOST");

  public Run {
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
  }

  public boolean isTerminal() {
    return TERMINAL.contains(state);
  }

  public boolean succeeded() {
    return state.equals("SUCCEEDED");
  }

  /** Value and 95 % interval of a metric on the test part. */
  public Interval test(String metric) {
    if (evaluation == null) {
      throw new IllegalStateException("run " + id + " has no evaluation");
    }
    return Interval.of(evaluation.at("/test/metrics/" + metric), metric);
  }

  /** The same of a baseline, {@code naive} or {@code linear}. */
  public Interval baseline(String baseline, String metric) {
    if (evaluation != null) {
      for (JsonNode one : evaluation.path("baselines")) {
        if (one.path("name").asText().equals(baseline)) {
          return Interval.of(one.path("metrics").path(metric), metric);
        }
      }
    }
    throw new IllegalStateException("run " + id + " has no baseline " + baseline);
  }

  /** A value with the bounds of its 95 % interval. */
  public record Interval(double value, double low, double high) {
    static Interval of(JsonNode node, String metric) {
      if (node.isMissingNode()) {
        throw new IllegalStateException("no metric " + metric);
      }
      return new Interval(
          node.path("value").asDouble(), node.path("low").asDouble(), node.path("high").asDouble());
    }
  }
}

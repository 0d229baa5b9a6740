package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Calls that try several settings on the same rows and compare runs.
 *
 * <pre>{@code
 * String sweep = werkbank.sweeps().grid(run, Map.of("maxDepth", List.of(3, 6, 9)));
 * JsonNode ended = werkbank.sweeps().await(sweep, Duration.ofMinutes(10));
 * werkbank.sweeps().choose(sweep, ended.path("best").asText());
 * }</pre>
 */
public final class SweepCalls {
  private static final long POLL_MILLIS = 500;
  private static final Set<String> TERMINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

  private final Calls calls;

  SweepCalls(Calls calls) {
    this.calls = calls;
  }

  /**
   * Starts a grid and answers with its id.
   *
   * @param run what all variants have in common; its split must leave a validation part
   * @param values of each varied parameter
   */
  public String grid(NewRun run, Map<String, List<?>> values) {
    Map<String, Object> vary = new LinkedHashMap<>();
    values.forEach((name, list) -> vary.put(name, Map.of("values", list)));
    Map<String, Object> body = new LinkedHashMap<>(run.body());
    body.put("search", Map.of("kind", "grid", "vary", vary));
    return start(body);
  }

  /**
   * Starts any sweep, given as the body of {@code POST /api/v1/sweeps}, and answers with its id.
   */
  public String start(Map<String, ?> body) {
    return calls.post("/api/v1/sweeps", body).path("id").asText();
  }

  public JsonNode get(String id) {
    return calls.get("/api/v1/sweeps/" + id);
  }

  /** Waits for the end; {@code best} of the answer is the run with the best validation figure. */
  public JsonNode await(String id, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    JsonNode sweep = get(id);
    while (!TERMINAL.contains(sweep.path("state").asText())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("sweep " + id + " is still " + sweep.path("state"));
      }
      pause();
      sweep = get(id);
    }
    return sweep;
  }

  /** Takes one variant; the answer's {@code choice} holds its test figure. There is one choice. */
  public JsonNode choose(String id, String runId) {
    return calls.post("/api/v1/sweeps/" + id + "/choice", Map.of("runId", runId));
  }

  public void cancel(String id) {
    calls.post("/api/v1/sweeps/" + id + "/cancel", Map.of());
  }

  /** Two to six runs side by side, the first as what the others are compared with. */
  public JsonNode compare(List<String> runIds) {
    return calls.get("/api/v1/runs/compare?ids=" + String.join(",", runIds));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a sweep", e);
    }
  }
}

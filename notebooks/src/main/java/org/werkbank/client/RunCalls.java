package org.werkbank.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls about runs. */
public final class RunCalls {
  private static final long POLL_MILLIS = 200;

  private final Calls calls;

  RunCalls(Calls calls) {
    this.calls = calls;
  }

  public Run start(NewRun run) {
    return calls.post("/api/v1/runs", run.body(), Run.class);
  }

  public Run get(String id) {
    return calls.get("/api/v1/runs/" + id, Run.class);
  }

  /** Waits for the end, telling every new state on the way. */
  public Run await(String id, Duration longest, Consumer<Run> onChange) {
    long deadline = System.nanoTime() + longest.toNanos();
    String seen = "";
    while (true) {
      Run run = get(id);
      if (!run.state().equals(seen)) {
        seen = run.state();
        onChange.accept(run);
      }
      if (run.isTerminal()) {
        return run;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("run " + id + " is still " + run.state());
      }
      pause();
    }
  }

  /** Starts and waits; a run that does not succeed ends in an exception with its sentence. */
  public Run train(NewRun run, Duration longest) {
    Run ended = await(start(run).id(), longest, change -> {});
    if (!ended.succeeded()) {
      throw new IllegalStateException(
          "run " + ended.name() + " ended " + ended.state() + ": " + ended.error());
    }
    return ended;
  }

  /** What the process has written to its log so far, or the end of it when it is long. */
  public String log(String id) {
    try (InputStream in =
        calls
            .open(
                "GET",
                "/api/v1/runs/" + id + "/log",
                BodyPublishers.noBody(),
                Map.of("Accept", "text/plain"))
            .body()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void cancel(String id) {
    calls.post("/api/v1/runs/" + id + "/cancel", Map.of());
  }

  public Run rerun(String id) {
    return calls.post("/api/v1/runs/" + id + "/rerun", Map.of(), Run.class);
  }

  public List<Artifact> artifacts(String id) {
    List<Artifact> artifacts = new ArrayList<>();
    calls
        .get("/api/v1/runs/" + id + "/artifacts")
        .path("items")
        .forEach(item -> artifacts.add(calls.as(item, Artifact.class)));
    return artifacts;
  }

  /** The bytes of an artifact; the caller closes the stream. */
  public InputStream artifact(String id, String path) {
    return calls
        .open(
            "GET",
            "/api/v1/runs/" + id + "/artifacts/" + path,
            BodyPublishers.noBody(),
            Map.of("Accept", "*/*"))
        .body();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a run", e);
    }
  }
}

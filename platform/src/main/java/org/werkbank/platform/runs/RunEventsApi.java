package org.werkbank.platform.runs;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/**
 * {@code GET /api/v1/runs/{id}/events}: Server-Sent Events {@code progress}, {@code metrics} and
 * {@code state}. The id is the revision of the run; with {@code Last-Event-ID} the stream goes on
 * behind it. The stream ends with the run.
 */
public final class RunEventsApi implements Endpoints, AutoCloseable {
  private static final int SENDERS = 4;
  private static final int COMMENT_SECONDS = 15;
  private static final long STOP_SECONDS = 2;

  private final Runs runs;
  private final RunBroadcast broadcast;
  private final ExecutorService senders;
  private final ScheduledExecutorService comments;
  private final ScheduledFuture<?> commenting;
  private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();

  public RunEventsApi(Runs runs, RunBroadcast broadcast) {
    this.runs = runs;
    this.broadcast = broadcast;
    this.senders = Executors.newFixedThreadPool(SENDERS, task -> daemon(task, "run-events"));
    this.comments =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "run-events-alive"));
    // Finds out about watchers who have gone, and keeps proxies from cutting a quiet stream.
    this.commenting =
        comments.scheduleWithFixedDelay(
            () -> clients.forEach(client -> client.sendComment("alive")),
            COMMENT_SECONDS,
            COMMENT_SECONDS,
            TimeUnit.SECONDS);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/runs/{id}/events",
        Permission.SEE_RESULTS,
        Doc.of("Server-Sent Events of a run; Last-Event-ID resumes"),
        this::events);
  }

  /** Ends all streams, so that the server need not wait for them; watchers come back. */
  @Override
  public void close() throws InterruptedException {
    commenting.cancel(false);
    comments.shutdownNow();
    clients.forEach(SseClient::close);
    senders.shutdown();
    if (!senders.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      senders.shutdownNow();
    }
  }

  private void events(Context ctx) throws Exception {
    CurrentUser user = CurrentUser.of(ctx);
    String id = ctx.pathParam("id");
    StoredRun stored = runs.stored(user, id); // says 404 before the stream begins
    if (!Objects.requireNonNullElse(ctx.header("Accept"), "").contains("text/event-stream")) {
      throw Problem.of(ProblemType.INVALID_INPUT, "runs.askForEvents");
    }
    long after = revision(ctx.header("Last-Event-ID"));
    if (stored.run().state().isTerminal() && after >= stored.revision()) {
      ctx.status(204); // tells an EventSource to stay away
      return;
    }
    new SseHandler(client -> stream(client, user, id, after)).handle(ctx);
  }

  private void stream(SseClient client, CurrentUser user, String id, long after) {
    client.keepAlive();
    RunWatcher watcher = new RunWatcher(senders, new ClientSink(client));
    Runnable unwatch = broadcast.watch(id, watcher);
    clients.add(client);
    client.onClose(
        () -> {
          unwatch.run();
          clients.remove(client);
        });
    // Read after the watch began: what is stored later is published to the watcher.
    StoredRun now = runs.stored(user, id);
    List<MetricPoint> points = runs.metricsAfter(now, after);
    watcher.begin(now, points);
  }

  private record ClientSink(SseClient client) implements RunWatcher.Sink {
    @Override
    public void send(String event, Object data, boolean isLast, long revision) {
      client.sendEvent(event, data, isLast ? String.valueOf(revision) : null);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static long revision(@Nullable String lastEventId) {
    return lastEventId != null && lastEventId.matches("\\d{1,18}")
        ? Long.parseLong(lastEventId)
        : 0;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}

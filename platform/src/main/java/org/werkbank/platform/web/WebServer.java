package org.werkbank.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.problem.Problem;

/**
 * The HTTP server: takes the rooms' routes, lets nobody past the gate, stops after the last answer.
 */
public final class WebServer implements AutoCloseable {
  private static final long LARGEST_BODY_BYTES = 1_000_000;
  private static final int LARGEST_STATIC_FILE_BYTES = 4_000_000;
  private static final long STOP_TIMEOUT_MILLIS = 10_000;
  private static final int THREADS = 64;

  private final WebSettings settings;
  private final Javalin javalin;

  public WebServer(
      WebSettings settings,
      Authenticator authenticator,
      ObjectMapper json,
      Map<String, Messages> messages,
      Views views,
      Ids ids,
      Metrics metrics,
      List<Endpoints> rooms) {
    this.settings = settings;
    AccessGate gate = new AccessGate(authenticator);
    ProblemAnswers problems = new ProblemAnswers(json, messages, views, ids);
    this.javalin =
        Javalin.create(
            config -> {
              basics(config, json);
              staticFiles(config, "/webjars", "META-INF/resources/webjars", 31_536_000);
              staticFiles(config, "/assets", "assets", 3_600);
              config.routes.before(SecurityHeaders::add);
              config.routes.before(ctx -> metrics.begin(ctx, System.nanoTime()));
              config.routes.beforeMatched(gate::check);
              config.routes.after(metrics::record);
              config.routes.exception(Problem.class, (e, ctx) -> problems.answer(ctx, e));
              config.routes.exception(
                  HttpResponseException.class, (e, ctx) -> problems.answer(ctx, e));
              config.routes.exception(Exception.class, (e, ctx) -> problems.answer(ctx, e));
              Routes routes = new Routes(config.routes);
              rooms.forEach(room -> room.addTo(routes));
            });
  }

  public void start() {
    javalin.start(settings.host(), settings.port());
  }

  public int port() {
    return javalin.port();
  }

  /** The address on which a browser on this machine finds the server. */
  public String address() {
    return "http://" + settings.host() + ":" + port();
  }

  /** All routes with who may call them, for the OpenAPI document and the tests. */
  public List<Route> routes() {
    return Route.all(javalin);
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void basics(JavalinConfig config, ObjectMapper json) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LARGEST_BODY_BYTES;
    config.http.prefer405over404 = true;
    // Forms without files; a route that takes files says so itself, see MultipartForm.
    config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_BODY_BYTES, SizeUnit.BYTES);
    config.jetty.multipartConfig.maxFileSize(LARGEST_BODY_BYTES, SizeUnit.BYTES);
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 8, 60_000);
    config.jsonMapper(new JavalinJackson(json, false));
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_TIMEOUT_MILLIS);
          server.insertHandler(new GracefulHandler());
        });
  }

  private static void staticFiles(
      JavalinConfig config, String path, String directory, int maxAgeSeconds) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = path;
          files.directory = directory;
          files.location = Location.CLASSPATH;
          files.precompressMaxSize = LARGEST_STATIC_FILE_BYTES;
          files.headers = Map.of("Cache-Control", "public, max-age=" + maxAgeSeconds);
          files.roles = Set.of(Permission.PUBLIC);
        });
  }

  /** The answer to a page's form: back to an address of our own. */
  public static void seeOther(Context ctx, String path) {
    ctx.redirect(path, io.javalin.http.HttpStatus.SEE_OTHER);
  }
}

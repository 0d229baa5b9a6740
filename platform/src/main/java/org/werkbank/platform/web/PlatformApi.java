package org.werkbank.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the server says of itself: health, metrics, OpenAPI; and the choice of language. */
public final class PlatformApi implements Endpoints {
  private final Map<String, BooleanSupplier> parts;
  private final Metrics metrics;
  private final OpenApi openApi;
  private final Supplier<List<Route>> routes;

  /**
   * @param parts what must answer before the server is ready, by name
   * @param routes all routes, asked for when the document is
   */
  public PlatformApi(
      ObjectMapper json,
      Map<String, BooleanSupplier> parts,
      Metrics metrics,
      Supplier<List<Route>> routes) {
    this.parts = new LinkedHashMap<>(parts);
    this.metrics = metrics;
    this.openApi = new OpenApi(json);
    this.routes = routes;
  }

  @Override
  public void addTo(Routes to) {
    to.get(
        "/health/live",
        Permission.PUBLIC,
        Doc.of("Whether the process answers"),
        ctx -> ctx.json(Map.of("status", "up")));
    to.get(
        "/health/ready",
        Permission.PUBLIC,
        Doc.of("Whether database and store answer"),
        ctx -> {
          Map<String, String> states = new LinkedHashMap<>();
          parts.forEach((name, part) -> states.put(name, part.getAsBoolean() ? "up" : "down"));
          boolean ready = !states.containsValue("down");
          ctx.status(ready ? 200 : 503)
              .json(Map.of("status", ready ? "up" : "down", "parts", states));
        });
    to.get(
        "/metrics",
        Permission.PUBLIC,
        Doc.of("Metrics for Prometheus"),
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape()));
    to.get(
        "/openapi.json",
        Permission.PUBLIC,
        Doc.of("This document"),
        ctx -> ctx.contentType("application/json").result(openApi.document(routes.get())));
    to.get(
        "/language/{language}",
        Permission.PUBLIC,
        Doc.page(),
        ctx -> {
          String language = ctx.pathParam("language");
          if (Messages.LANGUAGES.contains(language)) {
            Languages.choose(ctx, language);
          }
          WebServer.seeOther(ctx, LocalPath.of(ctx.queryParam("back")));
        });
  }
}

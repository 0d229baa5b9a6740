package org.werkbank.platform.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.Set;

/** Where rooms register their routes; none gets in without saying who may call it. */
public final class Routes {
  private final RoutesConfig javalin;

  Routes(RoutesConfig javalin) {
    this.javalin = javalin;
  }

  public void get(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.GET, path, permission, doc, handler);
  }

  public void post(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.POST, path, permission, doc, handler);
  }

  public void put(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.PUT, path, permission, doc, handler);
  }

  public void patch(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.PATCH, path, permission, doc, handler);
  }

  public void delete(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.DELETE, path, permission, doc, handler);
  }

  public void head(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.HEAD, path, permission, doc, handler);
  }

  public void options(String path, Permission permission, Doc doc, Handler handler) {
    add(HandlerType.OPTIONS, path, permission, doc, handler);
  }

  private void add(
      HandlerType method, String path, Permission permission, Doc doc, Handler handler) {
    javalin.addEndpoint(
        Endpoint.create(method, path)
            .addMetadata(new Roles(Set.of(permission)))
            .addMetadata(doc)
            .handler(handler));
  }
}

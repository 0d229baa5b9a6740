package org.werkbank.platform.web;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One registered route as the outside sees it. */
public record Route(String method, String path, Set<Permission> permissions, @Nullable Doc doc) {
  static List<Route> all(Javalin javalin) {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(Route::of)
        .toList();
  }

  private static Route of(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    Set<Permission> permissions =
        roles == null
            ? Set.of()
            : roles.getRoles().stream()
                .filter(Permission.class::isInstance)
                .map(Permission.class::cast)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    return new Route(
        endpoint.method.name(), endpoint.path, permissions, endpoint.metadata(Doc.class));
  }
}

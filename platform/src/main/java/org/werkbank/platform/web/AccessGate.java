package org.werkbank.platform.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Runs before every matched route: finds out who calls and whether they may. */
final class AccessGate {
  static final String SESSION_COOKIE = "werkbank_session";
  private static final String CSRF_ATTRIBUTE = "werkbank.csrf";
  private static final String BEARER = "Bearer ";
  private static final Set<HandlerType> SAFE =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Authenticator authenticator;

  AccessGate(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  static String csrfOf(Context ctx) {
    String csrf = ctx.attribute(CSRF_ATTRIBUTE);
    return csrf == null ? "" : csrf;
  }

  void check(Context ctx) {
    Set<RouteRole> declared = ctx.routeRoles();
    boolean isPublic = declared.contains(Permission.PUBLIC);
    @Nullable CurrentUser user = identify(ctx, isPublic);
    if (user != null) {
      ctx.attribute(CurrentUser.ATTRIBUTE, user);
    }
    if (isPublic) {
      return;
    }
    if (user == null) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "web.signInFirst");
    }
    // A route without a permission is closed: Javalin's own HEAD answers arrive here like that.
    for (RouteRole role : declared) {
      if (role instanceof Permission permission && permission.allows(user)) {
        return;
      }
    }
    throw Problem.of(ProblemType.FORBIDDEN, "web.notYourRole");
  }

  private @Nullable CurrentUser identify(Context ctx, boolean isPublic) {
    String header = ctx.header("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      Optional<CurrentUser> user = authenticator.byToken(header.substring(BEARER.length()).trim());
      if (user.isEmpty() && !isPublic) {
        throw Problem.of(ProblemType.UNAUTHENTICATED, "web.tokenNotValid");
      }
      return user.orElse(null);
    }
    String cookie = ctx.cookie(SESSION_COOKIE);
    if (cookie == null) {
      return null;
    }
    Optional<Authenticator.Session> session = authenticator.bySession(cookie);
    session.ifPresent(known -> ctx.attribute(CSRF_ATTRIBUTE, known.csrf()));
    if (session.isPresent() && !SAFE.contains(ctx.method())) {
      requireCsrf(ctx, session.get().csrf());
    }
    return session.map(Authenticator.Session::user).orElse(null);
  }

  private static void requireCsrf(Context ctx, String expected) {
    String given = ctx.header("X-CSRF-Token");
    if (given == null && isForm(ctx)) {
      given = ctx.formParam("_csrf");
    }
    if (given == null
        || !MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
      throw Problem.of(ProblemType.CSRF, "web.formExpired");
    }
  }

  private static boolean isForm(Context ctx) {
    String type = ctx.contentType();
    return type != null && type.startsWith("application/x-www-form-urlencoded");
  }
}

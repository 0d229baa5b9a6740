package org.werkbank.platform.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie that carries a browser's session; its value is a secret and never logged. */
public final class SessionCookie {
  private SessionCookie() {}

  public static void set(Context ctx, String secret, Duration lifetime) {
    write(ctx, secret, Math.toIntExact(lifetime.toSeconds()));
  }

  public static void clear(Context ctx) {
    write(ctx, "", 0);
  }

  public static @Nullable String read(Context ctx) {
    return ctx.cookie(AccessGate.SESSION_COOKIE);
  }

  private static void write(Context ctx, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(AccessGate.SESSION_COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAgeSeconds);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(SecurityHeaders.isTls(ctx));
    ctx.cookie(cookie);
  }
}

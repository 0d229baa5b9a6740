package org.werkbank.platform.web;

import io.javalin.http.Context;

/** What a browser is told to allow on every answer: nothing inline, nothing from elsewhere. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void add(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (isTls(ctx)) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (!ctx.path().startsWith("/webjars/") && !ctx.path().startsWith("/assets/")) {
      ctx.header("Cache-Control", "no-store");
    }
  }

  /** Whether the reader's side of the connection is encrypted, here or at a proxy in front. */
  static boolean isTls(Context ctx) {
    return ctx.scheme().equals("https") || "https".equals(ctx.header("X-Forwarded-Proto"));
  }
}

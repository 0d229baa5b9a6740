package org.werkbank.platform.web;

import io.javalin.http.Context;

/** The address of this server as the caller knows it, for documents that travel. */
public final class OwnAddress {
  private OwnAddress() {}

  /** Without a slash at its end. */
  public static String of(Context ctx) {
    return (SecurityHeaders.isTls(ctx) ? "https" : "http") + "://" + ctx.host();
  }
}

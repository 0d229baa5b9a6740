package org.werkbank.platform.web;

import io.javalin.router.EndpointMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of a route.
 *
 * @param request the body it takes, or null
 * @param response the body it answers with, or null
 * @param status the status of success
 */
public record Doc(
    String summary, @Nullable Class<?> request, @Nullable Class<?> response, int status)
    implements EndpointMetadata {
  /** A route that reads no body. */
  public static Doc of(String summary, Class<?> response) {
    return new Doc(summary, null, response, 200);
  }

  /** A route without JSON on either side. */
  public static Doc of(String summary) {
    return new Doc(summary, null, null, 200);
  }

  /** A page for people; it stays out of the OpenAPI document. */
  public static Doc page() {
    return new Doc("", null, null, 0);
  }

  public Doc takes(Class<?> body) {
    return new Doc(summary, body, response, status);
  }

  public Doc answers(int successStatus) {
    return new Doc(summary, request, response, successStatus);
  }

  boolean isPage() {
    return status == 0;
  }
}

package org.werkbank.platform.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Reads {@code ?pageSize=&pageToken=} of a list. */
public final class Paging {
  private Paging() {}

  public static PageRequest of(Context ctx) {
    return of(ctx, null);
  }

  /** The same with a size of its own for who names none. */
  public static PageRequest of(Context ctx, @Nullable Integer usual) {
    String size = ctx.queryParam("pageSize");
    try {
      return PageRequest.of(
          size == null ? usual : Integer.valueOf(size), ctx.queryParam("pageToken"));
    } catch (NumberFormatException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "db.badPageSize", 500).causedBy(e);
    }
  }

  /** Names the next page in a header (RFC 8288), for answers that have no place for it. */
  public static void link(Context ctx, PageRequest page, @Nullable String nextPageToken) {
    if (nextPageToken != null) {
      ctx.header(
          "Link",
          "<%s%s?pageSize=%d&pageToken=%s>; rel=\"next\""
              .formatted(OwnAddress.of(ctx), ctx.path(), page.size(), nextPageToken));
    }
  }
}

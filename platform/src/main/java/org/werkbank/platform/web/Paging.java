package org.werkbank.platform.web;

import io.javalin.http.Context;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Reads {@code ?pageSize=&pageToken=} of a list. */
public final class Paging {
  private Paging() {}

  public static PageRequest of(Context ctx) {
    String size = ctx.queryParam("pageSize");
    try {
      return PageRequest.of(
          size == null ? null : Integer.valueOf(size), ctx.queryParam("pageToken"));
    } catch (NumberFormatException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "db.badPageSize", 500).causedBy(e);
    }
  }
}

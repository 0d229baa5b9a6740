package org.werkbank.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Checks that a field of a request was given, for the constructors of request bodies. */
public final class Given {
  private Given() {}

  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/" + field, "web.fieldMissing")),
          "web.bodyWrong");
    }
    return value;
  }
}

package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Collects what is wrong with a request, so that the reader is told all of it at once. */
final class Mistakes {
  private final List<ProblemDetail> details = new ArrayList<>();

  void add(String pointer, String key, Object... arguments) {
    details.add(ProblemDetail.atPointer(pointer, key, arguments));
  }

  void throwIfAny() {
    if (!details.isEmpty()) {
      throw Problem.at(ProblemType.INVALID_INPUT, details, "runs.requestWrong");
    }
  }

  /** A pointer's reference token, escaped after RFC 6901. */
  static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

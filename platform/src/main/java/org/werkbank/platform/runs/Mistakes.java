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

  boolean isEmpty() {
    return details.isEmpty();
  }

  /** Takes over what another check found. */
  void addAll(List<ProblemDetail> others) {
    details.addAll(others);
  }

  void throwIfAny() {
    throwIfAny("runs.requestWrong");
  }

  void throwIfAny(String sentence) {
    if (!details.isEmpty()) {
      throw Problem.at(ProblemType.INVALID_INPUT, details, sentence);
    }
  }

  /** A pointer's reference token, escaped after RFC 6901. */
  static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

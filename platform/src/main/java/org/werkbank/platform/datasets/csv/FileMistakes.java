package org.werkbank.platform.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Mistakes found in a file, up to a number that a person reads. */
public final class FileMistakes {
  private static final int MOST = 20;

  private final List<ProblemDetail> details = new ArrayList<>();

  void add(ProblemDetail detail) {
    if (!isFull()) {
      details.add(detail);
    }
  }

  /** Whether there is no use in looking for more. */
  boolean isFull() {
    return details.size() >= MOST;
  }

  public boolean isEmpty() {
    return details.isEmpty();
  }

  public Problem problem() {
    return Problem.at(ProblemType.BAD_DATA, details, "datasets.badFile", details.size());
  }
}

package org.werkbank.platform.datasets.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.problem.ProblemDetail;

/** Column names must be there, be different, and be few enough to look at. */
public final class HeaderCheck {
  static final int MOST_COLUMNS = 2_000;
  private static final int LONGEST_NAME = 200;

  private HeaderCheck() {}

  public static void check(List<String> names, long line, FileMistakes mistakes) {
    if (names.size() > MOST_COLUMNS) {
      mistakes.add(
          ProblemDetail.atLine(line, "datasets.tooManyColumns", names.size(), MOST_COLUMNS));
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Integer before = seen.putIfAbsent(name, i + 1);
      if (name.isBlank()) {
        mistakes.add(ProblemDetail.atCell(line, i + 1, "datasets.emptyName"));
      } else if (name.length() > LONGEST_NAME) {
        mistakes.add(ProblemDetail.atCell(line, i + 1, "datasets.longName", LONGEST_NAME));
      } else if (before != null) {
        mistakes.add(ProblemDetail.atCell(line, i + 1, "datasets.sameName", name, before));
      }
    }
  }
}

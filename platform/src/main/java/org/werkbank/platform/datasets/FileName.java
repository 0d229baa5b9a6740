package org.werkbank.platform.datasets;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** The name a file had at its sender: shown and sent back, never a path anywhere. */
record FileName(String text) {
  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\\\p{Cntrl}\"]|^\\.\\.?$|\\.\\./");
  private static final int LONGEST = 200;

  static FileName of(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw wrong("datasets.filenameMissing");
    }
    if (given.length() > LONGEST || FORBIDDEN.matcher(given).find()) {
      throw wrong("datasets.filenameBad");
    }
    return new FileName(given.strip());
  }

  /** Of the CSV file that was made of this one and so many more. */
  String asCsvWith(int more) {
    return stem() + (more == 0 ? "" : " +" + more) + ".csv";
  }

  private String stem() {
    int dot = text.lastIndexOf('.');
    String stem = dot > 0 ? text.substring(0, dot) : text;
    return stem.substring(0, Math.min(stem.length(), LONGEST - 10));
  }

  private static Problem wrong(String key) {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/filename", key)),
        "datasets.uploadWrong");
  }
}

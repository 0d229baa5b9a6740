package org.werkbank.platform.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.problem.Text;

/** Mistakes found in a file, or in one of several, up to a number that a person reads. */
public final class FileMistakes {
  private static final int MOST = 20;

  private final boolean severalFiles;
  private final List<ProblemDetail> details = new ArrayList<>();
  private @Nullable String file;

  public FileMistakes() {
    this(false);
  }

  /** With several files every mistake names its own. */
  public FileMistakes(boolean severalFiles) {
    this.severalFiles = severalFiles;
  }

  /** The mistakes that follow are this file's. */
  public void enter(String name) {
    file = name;
  }

  @Nullable String file() {
    return file;
  }

  public void add(ProblemDetail detail) {
    if (!isFull()) {
      details.add(file == null || !severalFiles ? detail : named(detail, file));
    }
  }

  /** Whether there is no use in looking for more. */
  public boolean isFull() {
    return details.size() >= MOST;
  }

  public boolean isEmpty() {
    return details.isEmpty();
  }

  int count() {
    return details.size();
  }

  public Problem problem() {
    return Problem.at(
        ProblemType.BAD_DATA,
        details,
        severalFiles ? "datasets.badFiles" : "datasets.badFile",
        details.size());
  }

  private static ProblemDetail named(ProblemDetail detail, String file) {
    String pointer = "/files/" + file.replace("~", "~0").replace("/", "~1");
    Text sentence = Text.of("datasets.inFile", file, detail.detail());
    return new ProblemDetail(pointer, detail.line(), detail.column(), sentence);
  }
}

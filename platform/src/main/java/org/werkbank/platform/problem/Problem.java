package org.werkbank.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule said no, or a part is out of reach; the text is what the reader is told. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Text text;
  private final transient List<ProblemDetail> details;

  public Problem(
      ProblemType type, Text text, List<ProblemDetail> details, @Nullable Throwable cause) {
    super(type.slug() + ": " + text.key() + " " + text.arguments(), cause);
    this.type = type;
    this.text = text;
    this.details = List.copyOf(details);
  }

  /** A problem with one sentence, given as message key and arguments. */
  public static Problem of(ProblemType type, String key, Object... arguments) {
    return new Problem(type, Text.of(key, arguments), List.of(), null);
  }

  /** Input that is wrong at named places. */
  public static Problem at(
      ProblemType type, List<ProblemDetail> details, String key, Object... arguments) {
    return new Problem(type, Text.of(key, arguments), details, null);
  }

  /** The answer for what is not there and for what the caller may not see. */
  public static Problem notFound(String key, Object... arguments) {
    return of(ProblemType.NOT_FOUND, key, arguments);
  }

  /** The same problem, remembering what caused it for the log. */
  public Problem causedBy(Throwable cause) {
    return new Problem(type, text, details, cause);
  }

  public ProblemType type() {
    return type;
  }

  public Text text() {
    return text;
  }

  public List<ProblemDetail> details() {
    return details;
  }
}

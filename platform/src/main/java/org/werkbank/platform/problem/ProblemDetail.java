package org.werkbank.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * One place where input is wrong: a JSON pointer, or a line (and column) of a file, and a sentence.
 *
 * @param line of the file, from 1
 * @param column number of the field in the line, from 1
 */
public record ProblemDetail(
    @Nullable String pointer, @Nullable Long line, @Nullable Integer column, Text detail) {
  public static ProblemDetail atPointer(String pointer, String key, Object... arguments) {
    return new ProblemDetail(pointer, null, null, Text.of(key, arguments));
  }

  public static ProblemDetail atLine(long line, String key, Object... arguments) {
    return new ProblemDetail(null, line, null, Text.of(key, arguments));
  }

  public static ProblemDetail atCell(long line, int column, String key, Object... arguments) {
    return new ProblemDetail(null, line, column, Text.of(key, arguments));
  }
}

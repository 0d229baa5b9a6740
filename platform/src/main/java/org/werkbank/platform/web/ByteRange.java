package org.werkbank.platform.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Part of an object as a Range header asks for it (RFC 9110, section 14); one range alone. */
record ByteRange(long offset, long length) {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The part asked for, or null when the header asks for nothing that is understood. */
  static @Nullable ByteRange parse(@Nullable String header, long size) {
    Matcher range = RANGE.matcher(header == null ? "" : header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return null;
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(range.group(2)));
      return satisfiable(size - last, last, size);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    return to < from && !range.group(2).isEmpty()
        ? null
        : satisfiable(from, Math.min(to, size - 1) - from + 1, size);
  }

  String contentRange(long size) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
  }

  private static ByteRange satisfiable(long offset, long length, long size) {
    if (offset >= size || length < 1) {
      throw Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, "web.range", size);
    }
    return new ByteRange(offset, length);
  }
}

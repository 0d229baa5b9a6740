package org.werkbank.platform.datasets.csv;

import java.util.Locale;
import java.util.Set;

/** Tells what a cell that is no number may be. */
final class CellKind {
  private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "none", "-", "?");
  private static final Set<String> TRUTHS =
      Set.of("true", "false", "yes", "no", "ja", "nein", "wahr", "falsch");
  private static final int LONGEST_WORD = 6;

  private CellKind() {}

  static boolean isMissing(char[] text, int from, int to) {
    return from == to
        || (to - from <= 4
            && MISSING.contains(new String(text, from, to - from).toLowerCase(Locale.ROOT)));
  }

  static boolean isTruth(String text) {
    return text.length() <= LONGEST_WORD && TRUTHS.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the cell has the shape of a date, with or without a time of day: 2026-01-31,
   * 31.01.2026, 2026-01-31T08:00:00.000Z, 31.01.2026 08:00.
   */
  static boolean isTime(char[] text, int from, int to) {
    int length = to - from;
    if (length < 8 || length > 35 || !isDigit(text[from])) {
      return false;
    }
    int dateEnd = from;
    while (dateEnd < to && text[dateEnd] != ' ' && text[dateEnd] != 'T') {
      dateEnd++;
    }
    return isDate(text, from, dateEnd) && (dateEnd == to || isDayTime(text, dateEnd + 1, to));
  }

  private static boolean isDate(char[] text, int from, int to) {
    if (to - from == 10 && text[from + 4] == '-') {
      return text[from + 7] == '-' && digits(text, from, to) == 8;
    }
    int dots = 0;
    for (int i = from; i < to; i++) {
      dots += text[i] == '.' ? 1 : 0;
    }
    int digits = digits(text, from, to);
    return dots == 2
        && digits + 2 == to - from
        && digits >= 6
        && digits <= 8
        && isDigit(text[to - 1])
        && isDigit(text[to - 4]);
  }

  private static boolean isDayTime(char[] text, int from, int to) {
    return to - from >= 4
        && digits(text, from, to) >= 3
        && new String(text, from, to - from)
            .matches("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})?");
  }

  private static int digits(char[] text, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += isDigit(text[i]) ? 1 : 0;
    }
    return digits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

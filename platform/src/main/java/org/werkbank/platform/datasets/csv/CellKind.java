package org.werkbank.platform.datasets.csv;

import java.util.Locale;
import java.util.Set;

/** Tells what a cell that is no number may be. */
final class CellKind {
  private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "none", "-", "?");
  private static final Set<String> TRUTHS =
      Set.of("true", "false", "yes", "no", "ja", "nein", "wahr", "falsch");

  /** No word for true or false is longer. */
  static final int LONGEST_TRUTH = 6;

  private CellKind() {}

  static boolean isMissing(char[] text, int from, int to) {
    return from == to
        || (to - from <= 4
            && "nN-?".indexOf(text[from]) >= 0
            && MISSING.contains(new String(text, from, to - from).toLowerCase(Locale.ROOT)));
  }

  static boolean isTruth(String text) {
    return text.length() <= LONGEST_TRUTH
        && "tfynjwTFYNJW".indexOf(text.charAt(0)) >= 0
        && TRUTHS.contains(text.toLowerCase(Locale.ROOT));
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

  /**
   * 8:00, 08:00:00 or 08:00:00.123, with or without Z or +01:00; no regex, for every row has one.
   */
  private static boolean isDayTime(char[] text, int from, int to) {
    int hour = from + countDigits(text, from, to, 2);
    if (hour == from || !isPair(text, hour, to)) {
      return false;
    }
    int i = hour + 3;
    if (isPair(text, i, to)) {
      i += 3;
      if (i < to && (text[i] == '.' || text[i] == ',')) {
        int fraction = countDigits(text, i + 1, to, 9);
        if (fraction == 0) {
          return false;
        }
        i += 1 + fraction;
      }
    }
    return i == to || isZone(text, i, to);
  }

  /** A colon and two digits. */
  private static boolean isPair(char[] text, int from, int to) {
    return from < to && text[from] == ':' && countDigits(text, from + 1, to, 2) == 2;
  }

  private static boolean isZone(char[] text, int from, int to) {
    if (text[from] == 'Z') {
      return from + 1 == to;
    }
    boolean hasSign = text[from] == '+' || text[from] == '-';
    if (!hasSign || countDigits(text, from + 1, to, 2) != 2) {
      return false;
    }
    int minutes = from + 3 < to && text[from + 3] == ':' ? from + 4 : from + 3;
    return minutes + 2 == to && countDigits(text, minutes, to, 2) == 2;
  }

  private static int countDigits(char[] text, int from, int to, int most) {
    int n = 0;
    while (n < most && from + n < to && isDigit(text[from + n])) {
      n++;
    }
    return n;
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

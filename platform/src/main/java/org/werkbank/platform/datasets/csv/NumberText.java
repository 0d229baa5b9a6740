package org.werkbank.platform.datasets.csv;

/**
 * Reads a number out of characters without making a string, strictly: the whole cell must be one
 * number in the file's notation. Same rules as training's parser, which a shared test proves.
 */
final class NumberText {
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final char decimal;

  /** Whether the last number read had no fraction and no exponent. */
  private boolean integer;

  NumberText(char decimal) {
    this.decimal = decimal;
  }

  boolean isInteger() {
    return integer;
  }

  /** The number, or NaN when the characters are none. */
  double read(char[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (negative || text[i] == '+')) {
      i++;
    }
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    int groupStart = -1;
    int wholeDigits = 0;
    boolean inFraction = false;
    for (; i < to; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        mantissa = digits < EXACT_DIGITS ? mantissa * 10 + (c - '0') : mantissa;
        digits++;
        scale += inFraction ? 1 : 0;
        wholeDigits += inFraction ? 0 : 1;
      } else if (c == decimal && !inFraction) {
        inFraction = true;
      } else if (c == '.' && decimal == ',' && !inFraction && isGroupEnd(wholeDigits, groupStart)) {
        groupStart = wholeDigits;
      } else {
        break;
      }
    }
    if (digits == 0 || (groupStart >= 0 && wholeDigits - groupStart != 3)) {
      return Double.NaN;
    }
    integer = !inFraction && i == to;
    if (i == to && digits <= EXACT_DIGITS) {
      // Both operands are exact, so the quotient is the nearest double (Clinger 1990).
      double value = mantissa / POWERS[scale];
      return negative ? -value : value;
    }
    return slowly(text, from, to, i);
  }

  private static boolean isGroupEnd(int wholeDigits, int groupStart) {
    return groupStart < 0 ? wholeDigits >= 1 && wholeDigits <= 3 : wholeDigits - groupStart == 3;
  }

  private double slowly(char[] text, int from, int to, int stoppedAt) {
    if (stoppedAt < to && !isExponent(text, stoppedAt, to)) {
      return Double.NaN;
    }
    StringBuilder plain = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (text[i] == decimal) {
        plain.append('.');
      } else if (text[i] != '.') {
        plain.append(text[i]);
      }
    }
    double value = Double.parseDouble(plain.toString());
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static boolean isExponent(char[] text, int from, int to) {
    int i = from;
    if (text[i] != 'e' && text[i] != 'E') {
      return false;
    }
    i++;
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    int first = i;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i == to && i > first;
  }
}

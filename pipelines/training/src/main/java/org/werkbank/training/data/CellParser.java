package org.werkbank.training.data;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers strictly: the whole cell must be one number in the file's notation. An empty cell
 * is missing, anything else that is no number is unparsable, which the caller counts.
 */
public final class CellParser {
  private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "none", "-", "?");

  private final boolean decimalComma;

  /** Takes the decimal mark of the contract's dialect, a point or a comma. */
  public CellParser(String decimal) {
    this.decimalComma = decimal.equals(",");
  }

  /** Whether the cell is empty or one of the usual words for nothing. */
  public static boolean isMissing(@Nullable String cell) {
    if (cell == null) {
      return true;
    }
    String text = cell.strip();
    return text.isEmpty()
        || (text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT)));
  }

  /**
   * The number, or NaN when the cell is not one. Infinite values count as no number; whole words
   * for true and false count as 1 and 0 when {@code truth} is set.
   */
  public double number(String cell, boolean truth) {
    String text = cell.strip();
    if (truth) {
      double value = truth(text);
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    String plain = decimalComma ? plain(text) : text;
    if (plain == null || !isNumber(plain)) {
      return Double.NaN;
    }
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static double truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "ja", "wahr" -> 1;
      case "false", "no", "nein", "falsch" -> 0;
      default -> Double.NaN;
    };
  }

  /** Swaps comma for point and drops points that separate groups of three digits. */
  private static @Nullable String plain(String text) {
    int comma = text.indexOf(',');
    String whole = comma < 0 ? text : text.substring(0, comma);
    String rest = comma < 0 ? "" : "." + text.substring(comma + 1);
    if (rest.indexOf('.', 1) >= 0 || rest.indexOf(',') >= 0) {
      return null;
    }
    int point = whole.indexOf('.');
    if (point < 0) {
      return whole + rest;
    }
    String digits = whole.startsWith("-") || whole.startsWith("+") ? whole.substring(1) : whole;
    int first = digits.indexOf('.');
    if (first < 1 || first > 3) {
      return null;
    }
    for (int i = first; i < digits.length(); i += 4) {
      boolean group = digits.charAt(i) == '.' && i + 4 <= digits.length();
      if (!group || (i + 4 < digits.length() && digits.charAt(i + 4) != '.')) {
        return null;
      }
    }
    return whole.replace(".", "") + rest;
  }

  // Double.parseDouble alone would take "1d", "0x1p3" and "Infinity"
  private static boolean isNumber(String text) {
    int i = 0;
    int n = text.length();
    if (i < n && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int digits = 0;
    while (i < n && isDigit(text.charAt(i))) {
      i++;
      digits++;
    }
    if (i < n && text.charAt(i) == '.') {
      i++;
      while (i < n && isDigit(text.charAt(i))) {
        i++;
        digits++;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (i < n && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < n && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      int exponent = i;
      while (i < n && isDigit(text.charAt(i))) {
        i++;
      }
      if (i == exponent) {
        return false;
      }
    }
    return i == n;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

package org.werkbank.training.expressions;

/** Reads the characters of a formula from left to right. */
final class Cursor {
  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  /** Position of the next character that is no space, counted from 1. */
  int position() {
    skipSpaces();
    return at + 1;
  }

  boolean atEnd() {
    skipSpaces();
    return at == text.length();
  }

  /** The next character that is no space, or a zero at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  /** The rest of the formula from the next character that is no space. */
  String rest() {
    skipSpaces();
    return text.substring(at);
  }

  void skip(int characters) {
    at += characters;
  }

  /** Reads the sign if it comes next. */
  boolean accept(String sign) {
    skipSpaces();
    if (text.startsWith(sign, at)) {
      at += sign.length();
      return true;
    }
    return false;
  }

  /** Reads the word if it comes next and is not the beginning of a longer one. */
  boolean acceptWord(String word) {
    if (peekName().equalsIgnoreCase(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  /** The name that comes next, empty when none does: letters, digits and underscores. */
  String peekName() {
    skipSpaces();
    int end = at;
    if (end < text.length() && isNameStart(text.charAt(end))) {
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
    }
    return text.substring(at, end);
  }

  /** The number that comes next, empty when none does: {@code 12}, {@code .5}, {@code 1.5e-3}. */
  String peekNumber() {
    skipSpaces();
    int end = digits(at);
    boolean whole = end > at;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digits(end + 1);
      if (!whole && fraction == end + 1) {
        return "";
      }
      end = fraction;
    } else if (!whole) {
      return "";
    }
    return text.substring(at, exponent(end));
  }

  private int exponent(int end) {
    if (end >= text.length() || Character.toLowerCase(text.charAt(end)) != 'e') {
      return end;
    }
    int digits = end + 1;
    if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    int after = digits(digits);
    return after > digits ? after : end;
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void skipSpaces() {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)))) {
      at++;
    }
  }
}

package org.werkbank.platform.datasets.csv;

/** Writes cells as RFC 4180 has them. */
final class CsvCells {
  private CsvCells() {}

  /** Appends a cell, quoted when it must be; false when it holds a NUL, which no text has. */
  static boolean append(StringBuilder out, char[] buffer, int offset, int length, char delimiter) {
    boolean quoted = false;
    boolean doubled = false;
    boolean clean = true;
    for (int i = offset; i < offset + length; i++) {
      char c = buffer[i];
      if (c <= '"' || c == delimiter) {
        doubled |= c == '"';
        quoted |= c == '"' || c == '\n' || c == '\r' || c == delimiter;
        clean &= c != 0;
      }
    }
    if (!quoted) {
      out.append(buffer, offset, length);
      return clean;
    }
    out.append('"');
    if (doubled) {
      for (int i = offset; i < offset + length; i++) {
        out.append(buffer[i] == '"' ? "\"\"" : String.valueOf(buffer[i]));
      }
    } else {
      out.append(buffer, offset, length);
    }
    out.append('"');
    return clean;
  }

  static void append(StringBuilder out, String cell, char delimiter) {
    append(out, cell.toCharArray(), 0, cell.length(), delimiter);
  }
}

package org.werkbank.platform.datasets.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * Turns every run of blanks and tabs between two cells into one tab and drops those at the ends of
 * a line, so that the reader of CSV can take over. Quoted cells pass untouched; lines stay lines.
 */
final class BlankRunReader extends Reader {
  private final Reader in;
  private final char quote;
  private final char[] buffer = new char[8 << 10];
  private int position;
  private int limit;
  private boolean atLineStart = true;
  private boolean atCellStart = true;
  private boolean pendingBlank;
  private boolean inQuotes;
  private boolean afterQuote;

  BlankRunReader(Reader in, char quote) {
    this.in = in;
    this.quote = quote;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      // What is there is handed on before more is waited for.
      if (position == limit && (written > 0 || !fill())) {
        break;
      }
      char c = buffer[position];
      if (pendingBlank && !isBlank(c) && !isBreak(c)) {
        pendingBlank = false;
        atCellStart = true;
        target[offset + written++] = '\t';
      } else {
        position++;
        if (keeps(c)) {
          target[offset + written++] = c;
        }
      }
    }
    return written == 0 && length > 0 ? -1 : written;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private boolean keeps(char c) {
    if (inQuotes) {
      inQuotes = c != quote;
      afterQuote = c == quote;
      return true;
    }
    if (afterQuote && c == quote) {
      inQuotes = true;
      afterQuote = false;
      return true;
    }
    afterQuote = false;
    if (isBlank(c)) {
      pendingBlank = !atLineStart;
      return false;
    }
    if (isBreak(c)) {
      pendingBlank = false;
      atLineStart = true;
      atCellStart = true;
      return true;
    }
    inQuotes = atCellStart && c == quote;
    atLineStart = false;
    atCellStart = false;
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}

package org.werkbank.platform.datasets.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops at the first NUL byte, which no text has, and knows the line it stands in. */
final class NulGuard extends FilterInputStream {
  private long lines = 1;
  private long foundAt;

  NulGuard(InputStream in) {
    super(in);
  }

  /** Line of the NUL byte, or 0 when none was met. */
  long line() {
    return foundAt;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    for (int i = offset; i < offset + n; i++) {
      if (buffer[i] == '\n') {
        lines++;
      } else if (buffer[i] == 0) {
        foundAt = lines;
        throw new IOException("NUL byte");
      }
    }
    return n;
  }
}

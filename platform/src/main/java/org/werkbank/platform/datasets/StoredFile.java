package org.werkbank.platform.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file read back from the store: when that breaks off, the store is to blame and no sender. */
final class StoredFile extends FilterInputStream {
  StoredFile(InputStream in) {
    super(in);
  }

  /** Whether it was the store that broke off. */
  static boolean isCause(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null && !(cause instanceof BrokenOffException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw new BrokenOffException(e);
    }
  }

  private static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
      super(cause);
    }
  }
}

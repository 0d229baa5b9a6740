package org.werkbank.platform.uploads;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one request.
 *
 * @param length as the request says it, or -1
 * @param checksum what they are held against, or null
 */
record Incoming(InputStream bytes, long length, @Nullable Checksum checksum) {
  /** Reads up to so many bytes; -1 at the end. */
  int read(byte[] buffer, int offset, int most) throws IOException {
    int count = bytes.read(buffer, offset, most);
    if (count > 0 && checksum != null) {
      checksum.take(buffer, offset, count);
    }
    return count;
  }

  /** Whether nothing more comes. */
  boolean isAtEnd() throws IOException {
    return bytes.read() < 0;
  }

  /** Refuses what does not match its checksum. */
  void check() {
    if (checksum != null) {
      checksum.check();
    }
  }
}

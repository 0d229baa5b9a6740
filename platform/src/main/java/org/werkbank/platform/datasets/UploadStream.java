package org.werkbank.platform.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What is stored, hashed on the way and handed to whoever profiles it. */
final class UploadStream extends FilterInputStream {
  private final MessageDigest digest;
  private final @Nullable RunningProfile profile;
  private long count;

  /** Without a profile nobody looks at the bytes as they pass. */
  UploadStream(InputStream in, @Nullable RunningProfile profile) {
    super(in);
    this.profile = profile;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(buffer, offset, length);
    } catch (IOException e) {
      throw new SenderGoneException(e);
    }
    if (n > 0) {
      digest.update(buffer, offset, n);
      count += n;
      if (profile != null && !profile.take(buffer, offset, n)) {
        throw new ProfileFailedException();
      }
    }
    return n;
  }

  /** The sender stopped sending. */
  static final class SenderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    SenderGoneException(IOException cause) {
      super(cause);
    }
  }

  /** The file is wrong, so there is no use in storing the rest. */
  static final class ProfileFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    ProfileFailedException() {
      super("the file is wrong");
    }
  }
}

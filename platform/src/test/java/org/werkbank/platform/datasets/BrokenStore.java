package org.werkbank.platform.datasets;

import java.io.InputStream;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.ObjectStore;

/** A real store whose puts fail after some bytes, the way a store does that is full or gone. */
final class BrokenStore extends ForwardingStore {
  private static final int TAKEN_BYTES = 1 << 20;

  private final Problem failure;

  BrokenStore(ObjectStore real, Problem failure) {
    super(real);
    this.failure = failure;
  }

  @Override
  public long put(String bucket, String key, InputStream bytes, long sizeBytes, String mediaType) {
    try {
      bytes.readNBytes(TAKEN_BYTES);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    throw failure;
  }

  @Override
  public boolean isReachable() {
    return false;
  }
}

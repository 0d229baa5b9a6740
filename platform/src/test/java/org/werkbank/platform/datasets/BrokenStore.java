package org.werkbank.platform.datasets;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.storage.StoredObject;
import org.werkbank.platform.storage.TemporaryCredentials;

/** A real store whose puts fail after some bytes, the way a store does that is full or gone. */
final class BrokenStore implements ObjectStore {
  private static final int TAKEN_BYTES = 1 << 20;

  private final ObjectStore real;
  private final Problem failure;

  BrokenStore(ObjectStore real, Problem failure) {
    this.real = real;
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
  public void ensureBucket(String bucket) {
    real.ensureBucket(bucket);
  }

  @Override
  public InputStream get(String bucket, String key) {
    return real.get(bucket, key);
  }

  @Override
  public InputStream get(String bucket, String key, long offset, long length) {
    return real.get(bucket, key, offset, length);
  }

  @Override
  public Optional<StoredObject> find(String bucket, String key) {
    return real.find(bucket, key);
  }

  @Override
  public void copy(String fromBucket, String fromKey, String toBucket, String toKey) {
    real.copy(fromBucket, fromKey, toBucket, toKey);
  }

  @Override
  public void forEach(String bucket, String prefix, Consumer<StoredObject> each) {
    real.forEach(bucket, prefix, each);
  }

  @Override
  public void remove(String bucket, String key) {
    real.remove(bucket, key);
  }

  @Override
  public void removeAll(String bucket, String prefix) {
    real.removeAll(bucket, prefix);
  }

  @Override
  public boolean isReachable() {
    return false;
  }

  @Override
  public StoreAddress address() {
    return real.address();
  }

  @Override
  public TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    return real.issue(grants, lifetime);
  }

  @Override
  public void revoke(TemporaryCredentials credentials) {
    real.revoke(credentials);
  }

  @Override
  public void close() {
    real.close();
  }
}

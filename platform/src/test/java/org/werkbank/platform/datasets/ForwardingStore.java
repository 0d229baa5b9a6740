package org.werkbank.platform.datasets;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.PartStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.storage.StoredObject;
import org.werkbank.platform.storage.TemporaryCredentials;

/** A real store behind another; tests change what they want to go wrong. */
public class ForwardingStore implements ObjectStore {
  private final ObjectStore real;

  protected ForwardingStore(ObjectStore real) {
    this.real = real;
  }

  @Override
  public long put(String bucket, String key, InputStream bytes, long sizeBytes, String mediaType) {
    return real.put(bucket, key, bytes, sizeBytes, mediaType);
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
  public PartStore parts() {
    return real.parts();
  }

  @Override
  public boolean isReachable() {
    return real.isReachable();
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

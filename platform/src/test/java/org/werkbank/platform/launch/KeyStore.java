package org.werkbank.platform.launch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.PartStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.storage.StoredObject;
import org.werkbank.platform.storage.TemporaryCredentials;

/** As much of a store as a launcher needs: it gives out keys, and hands over jars. */
final class KeyStore implements ObjectStore {
  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  final List<List<Grant>> granted = new ArrayList<>();
  final List<String> revoked = new ArrayList<>();

  @Override
  public InputStream get(String bucket, String key) {
    return new ByteArrayInputStream(objects.get(bucket + "/" + key));
  }

  @Override
  public StoreAddress address() {
    return new StoreAddress("http://127.0.0.1:9", "us-east-1");
  }

  @Override
  public synchronized TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    granted.add(grants);
    return new TemporaryCredentials("key" + granted.size(), "very-secret", null);
  }

  @Override
  public synchronized void revoke(TemporaryCredentials credentials) {
    revoked.add(credentials.accessKey());
  }

  synchronized List<String> revoked() {
    return List.copyOf(revoked);
  }

  @Override
  public void close() {}

  @Override
  public void ensureBucket(String bucket) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long put(String bucket, String key, InputStream bytes, long sizeBytes, String mediaType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InputStream get(String bucket, String key, long offset, long length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredObject> find(String bucket, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(String fromBucket, String fromKey, String toBucket, String toKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forEach(String bucket, String prefix, Consumer<StoredObject> each) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void remove(String bucket, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeAll(String bucket, String prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PartStore parts() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isReachable() {
    return true;
  }
}

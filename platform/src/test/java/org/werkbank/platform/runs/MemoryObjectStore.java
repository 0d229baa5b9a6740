package org.werkbank.platform.runs;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.PartStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.storage.StoredObject;
import org.werkbank.platform.storage.TemporaryCredentials;

/** Objects in memory; can be made unreachable. */
final class MemoryObjectStore implements ObjectStore {
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private volatile boolean reachable = true;

  void reachable(boolean now) {
    reachable = now;
  }

  List<String> keys(String bucket, String prefix) {
    String from = bucket + "/" + prefix;
    return objects.keySet().stream().filter(key -> key.startsWith(from)).toList();
  }

  @Override
  public void ensureBucket(String bucket) {}

  @Override
  public long put(String bucket, String key, InputStream bytes, long size, String mediaType) {
    try {
      byte[] all = bytes.readAllBytes();
      map().put(bucket + "/" + key, all);
      return all.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream get(String bucket, String key) {
    return opened(bytes(bucket, key));
  }

  @Override
  public InputStream get(String bucket, String key, long offset, long length) {
    byte[] all = bytes(bucket, key);
    return opened(Arrays.copyOfRange(all, (int) offset, (int) (offset + length)));
  }

  /** Streams nobody has closed; on a real store each of them holds a connection. */
  int openStreams() {
    return open.get();
  }

  private InputStream opened(byte[] bytes) {
    open.incrementAndGet();
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      private final AtomicBoolean closed = new AtomicBoolean();

      @Override
      public void close() {
        if (closed.compareAndSet(false, true)) {
          open.decrementAndGet();
        }
      }
    };
  }

  @Override
  public Optional<StoredObject> find(String bucket, String key) {
    byte[] all = map().get(bucket + "/" + key);
    return all == null
        ? Optional.empty()
        : Optional.of(new StoredObject(key, all.length, Instant.EPOCH));
  }

  @Override
  public void copy(String fromBucket, String fromKey, String toBucket, String toKey) {
    map().put(toBucket + "/" + toKey, bytes(fromBucket, fromKey));
  }

  @Override
  public void forEach(String bucket, String prefix, Consumer<StoredObject> each) {
    for (String key : keys(bucket, prefix)) {
      String own = key.substring(bucket.length() + 1);
      find(bucket, own).ifPresent(each);
    }
  }

  @Override
  public void remove(String bucket, String key) {
    map().remove(bucket + "/" + key);
  }

  @Override
  public void removeAll(String bucket, String prefix) {
    map().keySet().removeIf(key -> key.startsWith(bucket + "/" + prefix));
  }

  @Override
  public PartStore parts() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isReachable() {
    return reachable;
  }

  @Override
  public StoreAddress address() {
    return new StoreAddress("http://127.0.0.1:1", "us-east-1");
  }

  @Override
  public TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    return new TemporaryCredentials("key", "secret", null);
  }

  @Override
  public void revoke(TemporaryCredentials credentials) {}

  @Override
  public void close() {}

  private byte[] bytes(String bucket, String key) {
    byte[] all = map().get(bucket + "/" + key);
    if (all == null) {
      throw Problem.notFound("storage.noObject", key);
    }
    return all;
  }

  private ConcurrentSkipListMap<String, byte[]> map() {
    if (!reachable) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "problem.store-unavailable");
    }
    return objects;
  }
}

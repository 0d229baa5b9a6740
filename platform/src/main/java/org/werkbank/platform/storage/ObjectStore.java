package org.werkbank.platform.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where all bytes live. Objects appear whole or not at all. Failures arrive as problems: {@code
 * store-unavailable}, {@code store-full}, {@code not-found}.
 */
public interface ObjectStore extends AutoCloseable {
  /** Makes the bucket when it is not there. */
  void ensureBucket(String bucket);

  /**
   * Streams bytes into an object, part by part; when the stream fails nothing is left behind.
   *
   * @param sizeBytes exact size, or -1 when unknown
   * @return how many bytes were written
   */
  long put(String bucket, String key, InputStream bytes, long sizeBytes, String mediaType);

  /** The whole object; the caller closes the stream. */
  InputStream get(String bucket, String key);

  /** Part of an object; the caller closes the stream. */
  InputStream get(String bucket, String key, long offset, long length);

  Optional<StoredObject> find(String bucket, String key);

  /** Copies within the store; the bytes do not pass through this process where that can be had. */
  void copy(String fromBucket, String fromKey, String toBucket, String toKey);

  /** Hands on every object whose key begins with the prefix, page by page. */
  void forEach(String bucket, String prefix, Consumer<StoredObject> each);

  void remove(String bucket, String key);

  /** Removes every object whose key begins with the prefix. */
  void removeAll(String bucket, String prefix);

  /** The same objects, put together part by part. */
  PartStore parts();

  boolean isReachable();

  /** How another process reaches the store. */
  StoreAddress address();

  /** Credentials that reach what the grants name and nothing else, for so long. */
  TemporaryCredentials issue(List<Grant> grants, Duration lifetime);

  /** Ends credentials early where the store can; MinIO's end by themselves. */
  void revoke(TemporaryCredentials credentials);

  @Override
  void close();
}

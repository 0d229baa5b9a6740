package org.werkbank.platform.storage;

import static org.werkbank.platform.storage.StoreFailures.guarded;

import io.minio.BucketExistsArgs;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Any S3 store through the MinIO client: a MinIO cluster, or the embedded one. */
public final class MinioObjectStore implements ObjectStore {
  /** Bytes of a part kept in memory while it is sent; as many as S3 allows make 160 GB. */
  private static final long PART_BYTES = 16 << 20;

  private static final int MOST_PARTS = 10_000;

  private static final long TIMEOUT_MILLIS = 60_000;
  private static final int REMOVED_AT_ONCE = 500;

  private final MinioClient client;
  private final MinioParts parts;
  private final StoreAddress address;
  private final CredentialIssuer issuer;
  private final AutoCloseable behind;
  private final ExecutorService uploads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "store-upload");
            thread.setDaemon(true);
            return thread;
          });

  MinioObjectStore(
      StoreAddress address,
      String accessKey,
      String secretKey,
      CredentialIssuer issuer,
      AutoCloseable behind) {
    this.address = address;
    this.issuer = issuer;
    this.behind = behind;
    this.client =
        MinioClient.builder()
            .endpoint(address.endpoint())
            .region(address.region())
            .credentials(accessKey, secretKey)
            .build();
    client.setTimeout(10_000, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
    MinioAsyncClient second =
        MinioAsyncClient.builder()
            .endpoint(address.endpoint())
            .region(address.region())
            .credentials(accessKey, secretKey)
            .build();
    second.setTimeout(10_000, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
    this.parts = new MinioParts(second, address.region());
  }

  /** A store that runs elsewhere; temporary credentials come from its STS. */
  public static ObjectStore remote(StoreAddress address, String accessKey, String secretKey) {
    return new MinioObjectStore(
        address, accessKey, secretKey, new StsCredentials(address, accessKey, secretKey), () -> {});
  }

  @Override
  public void ensureBucket(String bucket) {
    guarded(
        bucket,
        () -> {
          if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
          }
        });
  }

  @Override
  public long put(String bucket, String key, InputStream bytes, long sizeBytes, String mediaType) {
    UploadPipe pipe = new UploadPipe();
    Future<?> sent = uploads.submit(() -> send(bucket, key, pipe, sizeBytes, mediaType));
    long count;
    try {
      count = pipe.pump(bytes);
    } catch (IOException e) {
      // Waits until the parts sent so far are taken back; what the source threw is what to tell.
      failureOf(sent);
      throw new UploadSourceException(e);
    } catch (RuntimeException e) {
      failureOf(sent);
      throw e;
    }
    Optional<RuntimeException> failure = failureOf(sent);
    if (failure.isPresent()) {
      throw pipe.isExhausted() && count < sizeBytes
          ? new UploadSourceException(
              new EOFException("%d of %d bytes came".formatted(count, sizeBytes)))
          : failure.get();
    }
    return count;
  }

  private void send(String bucket, String key, UploadPipe pipe, long sizeBytes, String mediaType) {
    try {
      guarded(
          key,
          () -> {
            client.putObject(
                PutObjectArgs.builder().bucket(bucket).object(key).contentType(mediaType).stream(
                        pipe, sizeBytes, sizeBytes > MOST_PARTS * PART_BYTES ? -1 : PART_BYTES)
                    .build());
          });
    } finally {
      pipe.abandon();
    }
  }

  private static Optional<RuntimeException> failureOf(Future<?> sent) {
    try {
      sent.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(
          e.getCause() instanceof RuntimeException known
              ? known
              : new IllegalStateException(e.getCause()));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of(
          Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e));
    }
  }

  @Override
  public InputStream get(String bucket, String key) {
    return guarded(
        key, () -> client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()));
  }

  @Override
  public InputStream get(String bucket, String key, long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    return guarded(
        key,
        () ->
            client.getObject(
                GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .offset(offset)
                    .length(length)
                    .build()));
  }

  @Override
  public Optional<StoredObject> find(String bucket, String key) {
    return guarded(
        key,
        () -> {
          try {
            StatObjectResponse found =
                client.statObject(StatObjectArgs.builder().bucket(bucket).object(key).build());
            return Optional.of(
                new StoredObject(key, found.size(), found.lastModified().toInstant()));
          } catch (ErrorResponseException e) {
            if (StoreFailures.isMissing(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public void copy(String fromBucket, String fromKey, String toBucket, String toKey) {
    guarded(
        fromKey,
        () -> {
          client.copyObject(
              CopyObjectArgs.builder()
                  .bucket(toBucket)
                  .object(toKey)
                  .source(CopySource.builder().bucket(fromBucket).object(fromKey).build())
                  .build());
        });
  }

  @Override
  public void forEach(String bucket, String prefix, Consumer<StoredObject> each) {
    guarded(
        prefix,
        () -> {
          for (Result<Item> result : listed(bucket, prefix)) {
            Item item = result.get();
            if (!item.isDir()) {
              each.accept(
                  new StoredObject(
                      item.objectName(), item.size(), item.lastModified().toInstant()));
            }
          }
        });
  }

  @Override
  public void remove(String bucket, String key) {
    guarded(
        key,
        () -> client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build()));
  }

  @Override
  public void removeAll(String bucket, String prefix) {
    guarded(
        prefix,
        () -> {
          List<DeleteObject> batch = new ArrayList<>();
          for (Result<Item> result : listed(bucket, prefix)) {
            batch.add(new DeleteObject(result.get().objectName()));
            if (batch.size() == REMOVED_AT_ONCE) {
              removeBatch(bucket, batch);
            }
          }
          removeBatch(bucket, batch);
        });
  }

  @Override
  public PartStore parts() {
    return parts;
  }

  @Override
  public boolean isReachable() {
    try {
      guarded("", () -> client.listBuckets());
      return true;
    } catch (Problem e) {
      return false;
    }
  }

  @Override
  public StoreAddress address() {
    return address;
  }

  @Override
  public TemporaryCredentials issue(List<Grant> grants, Duration lifetime) {
    return issuer.issue(grants, lifetime);
  }

  @Override
  public void revoke(TemporaryCredentials credentials) {
    issuer.revoke(credentials);
  }

  @Override
  public void close() {
    try {
      uploads.shutdownNow();
      client.close();
      parts.close();
      behind.close();
    } catch (Exception e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private Iterable<Result<Item>> listed(String bucket, String prefix) {
    return client.listObjects(
        ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build());
  }

  private void removeBatch(String bucket, List<DeleteObject> batch) {
    guarded(
        bucket,
        () -> {
          if (batch.isEmpty()) {
            return;
          }
          for (Result<DeleteError> failed :
              client.removeObjects(
                  RemoveObjectsArgs.builder().bucket(bucket).objects(batch).build())) {
            throw new IOException(failed.get().objectName() + ": " + failed.get().message());
          }
          batch.clear();
        });
  }
}

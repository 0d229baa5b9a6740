package org.werkbank.platform.storage;

import static org.werkbank.platform.storage.StoreFailures.guarded;

import com.google.common.collect.ImmutableMultimap;
import io.minio.MinioAsyncClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Part;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Multipart uploads of S3, one call at a time. */
final class MinioParts implements PartStore, AutoCloseable {
  private final PartClient client;
  private final String region;

  MinioParts(MinioAsyncClient client, String region) {
    this.client = new PartClient(client);
    this.region = region;
  }

  @Override
  public String begin(String bucket, String key, String mediaType) {
    return guarded(
        key,
        () ->
            answer(
                    client.createMultipartUploadAsync(
                        bucket, region, key, ImmutableMultimap.of("Content-Type", mediaType), null))
                .result()
                .uploadId());
  }

  @Override
  public String put(
      String bucket, String key, String uploadId, int number, byte[] bytes, int length) {
    return guarded(
        key,
        () ->
            answer(
                    client.uploadPartAsync(
                        bucket, region, key, bytes, length, uploadId, number, null, null))
                .etag());
  }

  @Override
  public void complete(String bucket, String key, String uploadId, List<String> tags) {
    Part[] parts = new Part[tags.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part(i + 1, tags.get(i));
    }
    guarded(
        key,
        () -> {
          answer(
              client.completeMultipartUploadAsync(
                  bucket, region, key, uploadId, parts, null, null));
        });
  }

  @Override
  public void abort(String bucket, String key, String uploadId) {
    guarded(
        key,
        () -> {
          try {
            answer(client.abortMultipartUploadAsync(bucket, region, key, uploadId, null, null));
          } catch (ErrorResponseException e) {
            if (!StoreFailures.isMissing(e)) {
              throw e;
            }
          }
        });
  }

  @Override
  public void close() throws Exception {
    client.close();
  }

  /** Waits, and throws what went wrong as the client's other calls throw it. */
  private static <T> T answer(CompletableFuture<T> coming)
      throws MinioException, IOException, GeneralSecurityException {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof MinioException known) {
        throw known;
      }
      if (cause instanceof GeneralSecurityException known) {
        throw known;
      }
      throw new IOException(cause);
    }
  }
}

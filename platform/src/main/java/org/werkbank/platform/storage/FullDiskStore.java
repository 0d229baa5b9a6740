package org.werkbank.platform.storage;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jclouds.io.Payload;

/**
 * Answers 507 when the disk under the embedded store is full, where S3Proxy would speak of an
 * internal error and leave the reader to guess.
 */
final class FullDiskStore extends ForwardingBlobStore {
  static final int INSUFFICIENT_STORAGE = 507;

  FullDiskStore(BlobStore files) {
    super(files);
  }

  @Override
  public String putBlob(String container, Blob blob) {
    return telling(() -> super.putBlob(container, blob));
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    return telling(() -> super.putBlob(container, blob, options));
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String toContainer, String to, CopyOptions options) {
    return telling(() -> super.copyBlob(fromContainer, from, toContainer, to, options));
  }

  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    return telling(() -> super.uploadMultipartPart(upload, number, payload));
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    return telling(() -> super.completeMultipartUpload(upload, parts));
  }

  /** Whether the operating system had no room left, in its own words. */
  static boolean isFull(Throwable e) {
    return Throwables.getCausalChain(e).stream()
        .anyMatch(
            cause ->
                cause instanceof IOException
                    && cause.getMessage() != null
                    && (cause.getMessage().contains("No space left on device")
                        || cause.getMessage().contains("Disk quota exceeded")));
  }

  private static <T> T telling(Supplier<T> call) {
    try {
      return call.get();
    } catch (Exception e) { // jclouds throws the disk's IOException without declaring it
      if (isFull(e)) {
        HttpRequest request =
            HttpRequest.builder().method("PUT").endpoint("http://127.0.0.1/").build();
        throw new HttpResponseException(
            "the disk is full",
            new HttpCommand(request),
            HttpResponse.builder().statusCode(INSUFFICIENT_STORAGE).build(),
            e);
      }
      throw e;
    }
  }
}

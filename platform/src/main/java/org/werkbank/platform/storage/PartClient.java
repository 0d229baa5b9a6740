package org.werkbank.platform.storage;

import com.google.common.hash.Hashing;
import io.minio.MinioAsyncClient;
import io.minio.credentials.Credentials;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InternalException;
import io.minio.http.Method;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends parts from the memory they are in, under their SHA-256. The client's own ways cost a second
 * pass for MD5, or a copy that grows beside each part and keeps the garbage collector busy.
 */
final class PartClient extends MinioAsyncClient {
  private static final byte[] NOTHING = {};

  PartClient(MinioAsyncClient client) {
    super(client);
  }

  @Override
  protected Request createRequest(
      HttpUrl url,
      Method method,
      @Nullable Headers headers,
      @Nullable Object body,
      int length,
      @Nullable Credentials credentials)
      throws InsufficientDataException, InternalException, IOException, NoSuchAlgorithmException {
    if (method != Method.PUT || !(body instanceof byte[] part)) {
      return super.createRequest(url, method, headers, body, length, credentials);
    }
    return super.createRequest(url, method, headers, NOTHING, 0, credentials)
        .newBuilder()
        .removeHeader("Content-MD5")
        .header("x-amz-content-sha256", Hashing.sha256().hashBytes(part, 0, length).toString())
        .put(RequestBody.create(part, MediaType.get("application/octet-stream"), 0, length))
        .build();
  }
}

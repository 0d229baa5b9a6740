package org.werkbank.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.minio.MinioAsyncClient;
import io.minio.credentials.Credentials;
import io.minio.http.Method;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartClientTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://store:9000/bucket/key", "https://store/bucket/key"})
  void sendsAPartUnderTheHashOfItsBytesAlone(String address) throws Exception {
    byte[] memory = "abc, and what was here before".getBytes(UTF_8);
    try (MinioAsyncClient plain = MinioAsyncClient.builder().endpoint("http://store:9000").build();
        PartClient client = new PartClient(plain)) {
      Request request =
          client.createRequest(
              HttpUrl.get(address),
              Method.PUT,
              null,
              memory,
              3,
              new Credentials("a", "b", null, null));
      // FIPS 180-2, the first example of SHA-256
      assertThat(request.header("x-amz-content-sha256"))
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(request.header("Content-MD5")).isNull();
      assertThat(request.body().contentLength()).isEqualTo(3);
    }
  }
}

package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealPartsTest {
  @Test
  void storeOpensWithItsKeysAlone() throws Exception {
    Map<String, String> minio = RealParts.minio();
    String accessKey = minio.get("WERKBANK_STORE_ACCESS_KEY");
    String secretKey = minio.get("WERKBANK_STORE_SECRET_KEY");
    assertThatCode(() -> client(minio, accessKey, secretKey).listBuckets())
        .doesNotThrowAnyException();
    assertThatExceptionOfType(ErrorResponseException.class)
        .isThrownBy(() -> client(minio, accessKey, "another-secret").listBuckets());
  }

  @Test
  void everyDatabaseIsAnother() {
    assertThat(RealParts.newPostgresDatabase().url())
        .startsWith("jdbc:postgresql://127.0.0.1:")
        .isNotEqualTo(RealParts.newPostgresDatabase().url());
  }

  private static MinioClient client(Map<String, String> minio, String accessKey, String secretKey) {
    return MinioClient.builder()
        .endpoint(minio.get("WERKBANK_STORE_ENDPOINT"))
        .credentials(accessKey, secretKey)
        .region("us-east-1")
        .build();
  }
}

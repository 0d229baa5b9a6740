package org.werkbank.infra.bench;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.UploadObjectArgs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The store without a platform in front of it, as {@code WERKBANK_STORE_} settings name it. */
final class PlainStore {
  private static final String BUCKET = "plain-put";

  private final MinioClient client;

  private PlainStore(MinioClient client) {
    this.client = client;
  }

  static PlainStore open() throws Exception {
    MinioClient client =
        MinioClient.builder()
            .endpoint(System.getenv("WERKBANK_STORE_ENDPOINT"))
            .region("us-east-1")
            .credentials(secret("WERKBANK_STORE_ACCESS_KEY"), secret("WERKBANK_STORE_SECRET_KEY"))
            .build();
    if (!client.bucketExists(BucketExistsArgs.builder().bucket(BUCKET).build())) {
      client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
    }
    return new PlainStore(client);
  }

  /** Puts the file and answers with the seconds it took. */
  double put(Path file, String key) throws Exception {
    long begin = System.nanoTime();
    client.uploadObject(
        UploadObjectArgs.builder().bucket(BUCKET).object(key).filename(file.toString()).build());
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String secret(String name) throws IOException {
    String file = System.getenv(name + "_FILE");
    return file == null ? System.getenv(name) : Files.readString(Path.of(file)).strip();
  }
}

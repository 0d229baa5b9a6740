package org.werkbank.platform.storage;

import io.minio.MinioAsyncClient;
import io.minio.messages.Upload;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.RealParts;

class MinioStoreTest extends ObjectStoreContractTest {
  @Override
  ObjectStore open() {
    Map<String, String> minio = RealParts.minio();
    return MinioObjectStore.remote(
        new StoreAddress(minio.get("WERKBANK_STORE_ENDPOINT"), "us-east-1"),
        minio.get("WERKBANK_STORE_ACCESS_KEY"),
        minio.get("WERKBANK_STORE_SECRET_KEY"));
  }

  @Override
  List<String> unfinished(String bucket, String key) throws Exception {
    Map<String, String> minio = RealParts.minio();
    try (MinioAsyncClient root =
        MinioAsyncClient.builder()
            .endpoint(minio.get("WERKBANK_STORE_ENDPOINT"))
            .region("us-east-1")
            .credentials(
                minio.get("WERKBANK_STORE_ACCESS_KEY"), minio.get("WERKBANK_STORE_SECRET_KEY"))
            .build()) {
      return root
          .listMultipartUploadsAsync(bucket, null, null, null, null, 100, key, null, null, null)
          .get()
          .result()
          .uploads()
          .stream()
          .map(Upload::uploadId)
          .toList();
    }
  }
}

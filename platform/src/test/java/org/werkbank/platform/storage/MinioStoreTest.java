package org.werkbank.platform.storage;

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
}

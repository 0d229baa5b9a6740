package org.werkbank.platform.uploads;

import java.util.Map;
import org.werkbank.platform.RealParts;

class TusOnMinioIT extends TusConformance {
  @Override
  Map<String, String> store() {
    return RealParts.minio();
  }
}

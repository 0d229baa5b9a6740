package org.werkbank.platform.agreements;

import java.util.Optional;

/** Where data sets are found; the room of data sets lies above this one. */
@FunctionalInterface
public interface OfferedData {
  Optional<DataRef> find(String datasetId);
}

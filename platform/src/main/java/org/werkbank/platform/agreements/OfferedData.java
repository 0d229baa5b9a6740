package org.werkbank.platform.agreements;

import java.util.Optional;
import java.util.Set;

/** Where data sets are found; the room of data sets lies above this one. */
public interface OfferedData {
  /** What terms are about: whose it is and what it is called. */
  Optional<DataRef> find(String datasetId);

  /** Names of the columns that the owner keeps from everybody else. */
  Set<String> keptColumns(String datasetId);
}

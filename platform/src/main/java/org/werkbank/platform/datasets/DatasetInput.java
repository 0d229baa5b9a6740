package org.werkbank.platform.datasets;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Input;
import org.werkbank.platform.agreements.Under;
import org.werkbank.platform.storage.Grant;

/**
 * One version as a run reads it.
 *
 * @param input for the run's spec: address, hash, dialect, columns with confirmed roles
 * @param grant what the run may reach in the store to read it
 * @param rows number of rows
 * @param under the agreement it is read under; null when it is the member's own
 */
public record DatasetInput(
    Dataset dataset, int version, Input input, Grant grant, long rows, @Nullable Under under) {

  /** Own data. */
  public DatasetInput(Dataset dataset, int version, Input input, Grant grant, long rows) {
    this(dataset, version, input, grant, rows, null);
  }
}

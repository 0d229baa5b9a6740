package org.werkbank.platform.datasets;

import org.werkbank.contract.Input;
import org.werkbank.platform.storage.Grant;

/**
 * One version as a run reads it.
 *
 * @param input for the run's spec: address, hash, dialect, columns with confirmed roles
 * @param grant what the run may reach in the store to read it
 * @param rows number of rows
 */
public record DatasetInput(Dataset dataset, int version, Input input, Grant grant, long rows) {}

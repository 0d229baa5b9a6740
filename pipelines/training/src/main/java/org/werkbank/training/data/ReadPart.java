package org.werkbank.training.data;

import java.io.Serializable;
import java.util.List;

/**
 * One part of a file, as a worker sends it.
 *
 * @param rows records in it, whole or not, without the header
 * @param ragged positions among them of those with a wrong number of cells, which are left out
 */
record ReadPart(int rows, int[] ragged, List<ReadColumn> columns) implements Serializable {}

package org.werkbank.training.data;

import java.io.Serializable;
import java.util.List;

/**
 * The cells of one column in one part of a file, as a worker sends them.
 *
 * @param numbers those of a numeric column, else none
 * @param codes those of any other column, -1 for a missing cell, else positions in the words
 */
record ReadColumn(double[] numbers, int[] codes, List<String> words, long unparsable)
    implements Serializable {}

package org.werkbank.training.api;

/** Prepared rows that are read one at a time; several threads may do so at once. */
public interface RowSource {
  int size();

  /** The cells of a row, which the caller must not change. */
  double[] row(int position);
}

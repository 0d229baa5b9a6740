package org.werkbank.training.data;

import org.jspecify.annotations.Nullable;

/** The cells of one row by position of the column. */
public interface Cells {
  /** The value of a numeric column, NaN when missing. */
  double number(int column);

  /** The text of a column of categories, null when missing. */
  @Nullable String text(int column);
}

package org.werkbank.training.api;

/** How columns become numbers; always fitted on the training part alone. */
public enum Preparation {
  /** Missing cells stay NaN, categories become one column each, nothing is scaled: for trees. */
  AS_IS,
  /**
   * Missing cells get the median, categories one column each, all scaled to mean 0, deviation 1.
   */
  SCALED
}

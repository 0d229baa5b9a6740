package org.werkbank.platform.datasets.parquet;

/** Which rows are looked at more closely: the first 100,000, and then one in sixteen. */
final class Sampling {
  static final int SHOWN_ROWS = 20;
  private static final long ALL_SAMPLED_ROWS = 100_000;
  private static final int ONE_IN = 16;

  private Sampling() {}

  static boolean takes(long row) {
    return row < ALL_SAMPLED_ROWS || row % ONE_IN == 0;
  }

  /** How many of so many rows are taken. */
  static long sampledOf(long rows) {
    return rows <= ALL_SAMPLED_ROWS
        ? rows
        : ALL_SAMPLED_ROWS + (rows - 1) / ONE_IN - (ALL_SAMPLED_ROWS - 1) / ONE_IN;
  }
}

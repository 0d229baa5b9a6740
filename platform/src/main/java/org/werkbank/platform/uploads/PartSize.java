package org.werkbank.platform.uploads;

/** How large the parts of an object are: S3 takes up to 10,000 of 5 MiB and more. */
final class PartSize {
  /** The least; also what the official Java client sends at a time goes into it without rest. */
  private static final long LEAST_BYTES = 5L << 20;

  /** The embedded store takes no more than 32 MiB at once, and a part is held in memory. */
  private static final long MOST_BYTES = 16L << 20;

  private static final long MOST_PARTS = 10_000;
  private static final long STEP_BYTES = 1L << 20;

  /** The largest file that can be sent. */
  static final long LARGEST_FILE_BYTES = MOST_PARTS * MOST_BYTES;

  private PartSize() {}

  /** The smallest number of MiB with which the file fits into so many parts. */
  static long of(long fileBytes) {
    long needed = (fileBytes + MOST_PARTS - 1) / MOST_PARTS;
    long steps = (needed + STEP_BYTES - 1) / STEP_BYTES;
    return Math.max(LEAST_BYTES, steps * STEP_BYTES);
  }
}

package org.werkbank.platform.uploads;

/** How large the parts of an object are: S3 takes up to 10,000 of 5 MiB and more. */
final class PartSize {
  /** The least; also what the official Java client sends at a time goes into it without rest. */
  private static final long LEAST_BYTES = 5L << 20;

  /** The embedded store takes no more than 32 MiB at once, and a part is held in memory. */
  private static final long MOST_BYTES = 16L << 20;

  private static final long MOST_PARTS = 10_000;

  /** Fewer parts are sent faster, and a part of so many costs little to send again. */
  private static final long WANTED_PARTS = 100;

  private static final long STEP_BYTES = 1L << 20;

  /** The largest file that can be sent. */
  static final long LARGEST_FILE_BYTES = MOST_PARTS * MOST_BYTES;

  private PartSize() {}

  /** A hundredth of the file in whole MiB, within what the store takes. */
  static long of(long fileBytes) {
    long needed = (fileBytes + WANTED_PARTS - 1) / WANTED_PARTS;
    long steps = (needed + STEP_BYTES - 1) / STEP_BYTES;
    return Math.min(MOST_BYTES, Math.max(LEAST_BYTES, steps * STEP_BYTES));
  }
}

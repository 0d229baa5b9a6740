package org.werkbank.training.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows in the order in which they came to be: by the time column, or as the file has them. */
final class TimeOrder {
  private TimeOrder() {}

  /** Positions of all rows, the earliest first. */
  static int[] of(SplitRequest request) {
    int[] fileOrder = IntStream.range(0, request.rows()).toArray();
    if (request.time() == null) {
      return fileOrder;
    }
    long[] instants = TimeValues.of(request.time(), request.rows());
    return Arrays.stream(fileOrder)
        .boxed()
        // stable: rows of one instant keep the order of the file
        .sorted(Comparator.comparingLong((Integer row) -> instants[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

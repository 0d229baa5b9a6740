package org.werkbank.training.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;

/** Rows in the order in which they came to be: by the time column, or as the file has them. */
public final class TimeOrder {
  private TimeOrder() {}

  static int[] of(SplitRequest request) {
    return of(request.time(), request.rows());
  }

  /** Positions of all rows, the earliest first; without a time column as they are. */
  public static int[] of(@Nullable FrameColumn time, int rows) {
    int[] fileOrder = IntStream.range(0, rows).toArray();
    if (time == null) {
      return fileOrder;
    }
    long[] instants = TimeValues.of(time, rows);
    return Arrays.stream(fileOrder)
        .boxed()
        // stable: rows of one instant keep the order of the file
        .sorted(Comparator.comparingLong((Integer row) -> instants[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

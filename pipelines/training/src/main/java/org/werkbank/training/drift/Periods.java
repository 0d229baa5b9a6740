package org.werkbank.training.drift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.RunFailure;
import org.werkbank.training.split.TimeOrder;
import org.werkbank.training.split.TimeValues;

/**
 * The period of each row: its month, or its year when there are too many months. A time column of
 * numbers is taken by its values when they are few (years, shifts), else in twelve parts of equal
 * size.
 *
 * @param names in the order of time
 * @param ofRow position in {@code names} for each row
 */
public record Periods(List<String> names, int[] ofRow) {
  private static final int MOST = 60;
  private static final int PARTS = 12;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

  /** No periods without a time column or with one that cannot be read in every row. */
  public static Periods of(@Nullable FrameColumn time, int rows) {
    if (time == null || rows == 0 || time.missing(rows) > 0) {
      return none(rows);
    }
    if (time.isNumeric()) {
      double[] values = IntStream.range(0, rows).mapToDouble(time::number).toArray();
      double[] different = Arrays.stream(values).sorted().distinct().toArray();
      if (different.length > MOST) {
        return parts(time, rows);
      }
      return new Periods(
          Arrays.stream(different).mapToObj(Periods::written).toList(),
          Arrays.stream(values).mapToInt(v -> Arrays.binarySearch(different, v)).toArray());
    }
    try {
      long[] millis = TimeValues.of(time, rows);
      Periods months = named(millis, MONTH);
      return months.names.size() > MOST ? named(millis, YEAR) : months;
    } catch (RunFailure unreadable) {
      // to score rows nobody needs their time
      return none(rows);
    }
  }

  /** All rows in no period. */
  public static Periods none(int rows) {
    return new Periods(List.of(), new int[rows]);
  }

  private static Periods named(long[] millis, DateTimeFormatter format) {
    LongFunction<String> name =
        at -> format.format(Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC));
    List<String> all = LongStream.of(millis).mapToObj(name).toList();
    List<String> names = all.stream().distinct().sorted().toList();
    return new Periods(
        names, all.stream().mapToInt(one -> Collections.binarySearch(names, one)).toArray());
  }

  private static Periods parts(FrameColumn time, int rows) {
    int[] order = TimeOrder.of(time, rows);
    int[] ofRow = new int[rows];
    for (int at = 0; at < rows; at++) {
      ofRow[order[at]] = (int) ((long) at * PARTS / rows);
    }
    return new Periods(
        IntStream.rangeClosed(1, PARTS).mapToObj(part -> part + "/" + PARTS).toList(), ofRow);
  }

  private static String written(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}

package org.werkbank.training.split;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/** The cells of a time column as numbers whose order is the order of time. */
public final class TimeValues {
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          format("uuuu-MM-dd['T'][ ][HH:mm[:ss]]", true),
          format("d.M.uuuu[ ][HH:mm[:ss]]", false),
          format("d/M/uuuu[ ][HH:mm[:ss]]", false),
          format("uuuu/M/d[ ][HH:mm[:ss]]", false));

  private TimeValues() {}

  /** One number for each row; milliseconds since 1970 (as if all were UTC) where cells are text. */
  public static long[] of(FrameColumn column, int rows) {
    return column.isNumeric() ? numbers(column, rows) : texts(column, rows);
  }

  private static long[] numbers(FrameColumn column, int rows) {
    long missing = column.missing(rows);
    if (missing > 0) {
      throw BadData.cellsMissing(column.column().name(), missing);
    }
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      long bits = Double.doubleToLongBits(column.number(row) + 0.0);
      values[row] = bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }
    return values;
  }

  // one format has to read all cells, so that day and month cannot change places half-way
  private static long[] texts(FrameColumn column, int rows) {
    int best = rows;
    for (DateTimeFormatter format : FORMATS) {
      long[] values = new long[rows];
      int failed = 0;
      for (int row = 0; row < rows; row++) {
        String text = column.text(row);
        long value = text == null ? Long.MIN_VALUE : millis(text, format);
        failed += value == Long.MIN_VALUE ? 1 : 0;
        values[row] = value;
      }
      if (failed == 0) {
        return values;
      }
      best = Math.min(best, failed);
    }
    throw BadData.cellsMissing(column.column().name(), best);
  }

  private static long millis(String text, DateTimeFormatter format) {
    try {
      TemporalAccessor parsed =
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime offset) {
        return offset.toInstant().toEpochMilli();
      }
      LocalDateTime local =
          parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atStartOfDay();
      return local.toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      return Long.MIN_VALUE;
    }
  }

  private static DateTimeFormatter format(String pattern, boolean offset) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder()
            .appendPattern(pattern)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd();
    if (offset) {
      builder.optionalStart().appendOffsetId().optionalEnd();
    }
    return builder.toFormatter(java.util.Locale.ROOT);
  }
}

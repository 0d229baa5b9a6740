package org.werkbank.platform.web;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers, sizes and times as the reader writes them. */
public final class Formats {
  private static final long KIB = 1024;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Locale locale;

  public Formats(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** 12345 as 12.345 or 12,345. */
  public String whole(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A number with exactly so many digits behind the point. */
  public String number(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /** A number with at most five significant digits, for values of any size. */
  public String compact(double value) {
    if (value != 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4)) {
      DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
      format.applyPattern("0.###E0");
      return format.format(value);
    }
    int whole = (int) Math.max(1, Math.ceil(Math.log10(Math.max(1, Math.abs(value)) + 1e-12)));
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, 5 - whole));
    return format.format(value);
  }

  /** A share such as 0.034 as 3,4 %. */
  public String percent(double share) {
    return number(100 * share, Math.abs(share) < 0.1 ? 1 : 0) + " %";
  }

  /** Whole euros. */
  public String euros(double value) {
    return whole(Math.round(value)) + " €";
  }

  /** Bytes in the largest unit that keeps the number at least 1. */
  public String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    if (bytes < KIB * KIB) {
      return number((double) bytes / KIB, 1) + " KiB";
    }
    if (bytes < KIB * KIB * KIB) {
      return number((double) bytes / (KIB * KIB), 1) + " MiB";
    }
    return number((double) bytes / (KIB * KIB * KIB), 2) + " GiB";
  }

  /** Seconds as 4,2 s, 3 min 05 s or 2 h 10 min. */
  public String seconds(double seconds) {
    if (seconds < 60) {
      return number(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** Date and time of day in the consortium's time zone. */
  public String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(ZONE));
  }

  public String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(instant.atZone(ZONE));
  }
}

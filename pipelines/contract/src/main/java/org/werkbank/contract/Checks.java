package org.werkbank.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constructor checks that several records of the contract share. */
final class Checks {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private Checks() {}

  static String notBlank(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
    return value;
  }

  static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + " must be given");
    }
    return value;
  }

  /** Refuses what is no RFC 3339 time in UTC. */
  static void time(@Nullable String value, String field) {
    try {
      Instant.parse(given(value, field));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          field + " must be a time such as 2026-11-24T08:15:30Z, but is " + value, e);
    }
  }

  static String sha256(@Nullable String value, String field) {
    if (value == null || !SHA256.matcher(value).matches()) {
      throw new IllegalArgumentException(field + " must be 64 lower-case hex digits");
    }
    return value;
  }

  static void notNegative(long value, String field) {
    if (value < 0) {
      throw new IllegalArgumentException(field + " must not be negative, but is " + value);
    }
  }

  static double finite(double value, String field) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be a finite number");
    }
    return value;
  }

  static void version(int value, int known, String field) {
    if (value != known) {
      throw new IllegalArgumentException(field + " " + value + " is not understood, only " + known);
    }
  }
}

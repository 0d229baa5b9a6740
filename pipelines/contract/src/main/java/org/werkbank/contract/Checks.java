package org.werkbank.contract;

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

  static void version(int value, int known, String field) {
    if (value != known) {
      throw new IllegalArgumentException(field + " " + value + " is not understood, only " + known);
    }
  }
}

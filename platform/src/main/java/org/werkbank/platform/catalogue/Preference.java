package org.werkbank.platform.catalogue;

import java.util.Locale;

/** How much a reader wants a media type, as its Accept header says (RFC 9110, 12.5.1). */
final class Preference {
  private Preference() {}

  /** From 0 to 1; a range such as {@code *}{@code /*} speaks for no type in particular: 0. */
  static double of(String accept, String mediaType) {
    for (String one : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = one.strip().split("\\s*;\\s*");
      if (parts[0].equals(mediaType)) {
        return quality(parts);
      }
    }
    return 0;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(parts[i].substring(2));
      }
    }
    return 1;
  }
}

package org.werkbank.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps redirects on this server: an address from a request is taken only when it is a path of
 * ours.
 */
public final class LocalPath {
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private LocalPath() {}

  public static String of(@Nullable String asked) {
    return asked != null && LOCAL.matcher(asked).matches() ? asked : "/";
  }
}

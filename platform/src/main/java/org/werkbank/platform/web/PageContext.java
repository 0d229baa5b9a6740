package org.werkbank.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What every page needs beside its own content.
 *
 * @param user who looks at it; null on the sign-in page
 * @param csrf what its forms must send back
 * @param path the address it was asked for
 */
public record PageContext(
    Messages messages, Formats formats, @Nullable CurrentUser user, String csrf, String path) {
  /** A sentence in the reader's language. */
  public String t(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  public String language() {
    return messages.language();
  }

  public boolean may(Permission permission) {
    return user != null && user.may(permission);
  }

  /** Whether the navigation entry leads to the page looked at. */
  public boolean isAt(String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}

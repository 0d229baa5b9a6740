package org.werkbank.platform.db;

import org.jspecify.annotations.Nullable;

/**
 * Where metadata live.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://...}
 */
public record DatabaseSettings(String url, @Nullable String user, @Nullable String password) {
  public Dialect dialect() {
    return Dialect.of(url);
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user + "]";
  }
}

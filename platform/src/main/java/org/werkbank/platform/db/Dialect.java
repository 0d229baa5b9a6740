package org.werkbank.platform.db;

/** The two databases Werkbank runs on. */
public enum Dialect {
  SQLITE,
  POSTGRESQL;

  static Dialect of(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "the database address must begin with jdbc:sqlite: or jdbc:postgresql:, but is " + url);
  }
}

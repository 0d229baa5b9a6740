package org.werkbank.platform.db;

/** Makes new identifiers and secrets; tests give predictable ones. */
public interface Ids {
  /** A new identifier, unique and sortable by nothing. */
  String next();

  /** A new secret of 256 random bits, URL-safe. */
  String secret();
}

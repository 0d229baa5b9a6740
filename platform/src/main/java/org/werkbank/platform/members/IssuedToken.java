package org.werkbank.platform.members;

/** A new token with its secret, shown this once. */
public record IssuedToken(String id, String token) {
  /** Hides the secret. */
  @Override
  public String toString() {
    return "IssuedToken[id=" + id + "]";
  }
}

package org.werkbank.platform.storage;

import org.jspecify.annotations.Nullable;

/** Keys that end by themselves. Never logged. */
public record TemporaryCredentials(
    String accessKey, String secretKey, @Nullable String sessionToken) {
  /** Hides the secrets. */
  @Override
  public String toString() {
    return "TemporaryCredentials[...]";
  }
}

package org.werkbank.platform.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keys that end by themselves. Never logged. */
public record TemporaryCredentials(
    String accessKey, String secretKey, @Nullable String sessionToken, Instant expiresAt) {
  /** Hides the secrets. */
  @Override
  public String toString() {
    return "TemporaryCredentials[expiresAt=" + expiresAt + "]";
  }
}

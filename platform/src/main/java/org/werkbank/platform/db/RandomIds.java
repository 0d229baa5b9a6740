package org.werkbank.platform.db;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Identifiers from a random generator given by whoever wires the server. */
public final class RandomIds implements Ids {
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random;

  public RandomIds(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String next() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

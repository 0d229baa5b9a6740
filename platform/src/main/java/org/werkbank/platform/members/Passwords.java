package org.werkbank.platform.members;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Hashes passwords with Argon2id, 16 MiB and 2 passes (OWASP's second recommended setting, about
 * 0.1 s).
 */
final class Passwords {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 1 << 14, 2);

  String hash(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badPassword", SHORTEST);
    }
    return encoder.encode(password);
  }

  /** Spends the same time whether the account exists or not, so that the answer does not tell. */
  boolean matches(String password, @Nullable String hash) {
    if (hash == null) {
      encoder.encode(password);
      return false;
    }
    return encoder.matches(password, hash);
  }
}

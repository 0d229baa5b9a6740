package org.werkbank.platform.web;

import java.util.Optional;

/** Knows who a token or a session cookie belongs to. Expired and revoked ones belong to nobody. */
public interface Authenticator {
  Optional<CurrentUser> byToken(String token);

  Optional<Session> bySession(String cookie);

  /**
   * A signed-in browser.
   *
   * @param csrf what its forms must carry to prove that they came from our pages
   */
  record Session(CurrentUser user, String csrf) {}
}

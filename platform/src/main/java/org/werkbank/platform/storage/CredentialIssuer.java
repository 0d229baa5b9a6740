package org.werkbank.platform.storage;

import java.time.Duration;
import java.util.List;

/** Makes temporary credentials, in the way of the store behind it. */
interface CredentialIssuer {
  TemporaryCredentials issue(List<Grant> grants, Duration lifetime);

  void revoke(TemporaryCredentials credentials);
}

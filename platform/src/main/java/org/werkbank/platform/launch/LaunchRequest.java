package org.werkbank.platform.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.storage.Grant;

/**
 * What is to run.
 *
 * @param grants what the process may reach in the store
 * @param jar the submitted pipeline's jar, or null for a built-in one
 */
public record LaunchRequest(RunSpec spec, List<Grant> grants, @Nullable JarObject jar) {
  public LaunchRequest {
    grants = List.copyOf(grants);
  }

  /** A jar in the store, bound to its hash: one that differs does not start. */
  public record JarObject(String bucket, String key, String sha256) {}
}

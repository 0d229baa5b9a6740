package org.werkbank.platform.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * What the office says of a submitted version.
 *
 * @param comment for the submitter; a rejection needs one
 * @param sha256 of the jar that was looked at, or null to mean the one in the store
 */
public record Decision(boolean approves, String comment, @Nullable String sha256) {
  boolean isAbout(String jarSha256) {
    return sha256 == null || sha256.isBlank() || sha256.equals(jarSha256);
  }
}

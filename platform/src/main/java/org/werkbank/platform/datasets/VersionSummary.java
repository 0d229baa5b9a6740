package org.werkbank.platform.datasets;

import java.time.Instant;

/** One version in a list. */
public record VersionSummary(
    int version,
    String filename,
    String mediaType,
    String sha256,
    long sizeBytes,
    long rows,
    Instant createdAt) {
  /** As it lies in the table. */
  public record Row(
      int version,
      String filename,
      String mediaType,
      String sha256,
      long sizeBytes,
      long rows,
      long createdAt) {
    VersionSummary summary() {
      return new VersionSummary(
          version, filename, mediaType, sha256, sizeBytes, rows, Instant.ofEpochMilli(createdAt));
    }
  }
}

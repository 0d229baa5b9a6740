package org.werkbank.platform.datasets;

/** A file of a draft, stored as it came. */
public record DraftFile(
    String filename, String sha256, long sizeBytes, String bucket, String objectKey) {
  VersionPart asPart(long rows) {
    return new VersionPart(filename, sha256, sizeBytes, rows);
  }
}

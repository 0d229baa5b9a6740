package org.werkbank.platform.datasets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.datasets.profile.Profile;

/**
 * One immutable upload.
 *
 * @param dialect how the CSV is written; null for Parquet
 * @param bucket and {@code objectKey}: where its bytes lie
 */
public record DatasetVersion(
    String datasetId,
    int version,
    String filename,
    String mediaType,
    String sha256,
    long sizeBytes,
    @Nullable CsvDialect dialect,
    Profile profile,
    String bucket,
    String objectKey,
    Instant createdAt,
    String createdBy) {
  public long rows() {
    return profile.rows();
  }

  /** The same for those who may see results but not data. */
  DatasetVersion withoutCells() {
    return new DatasetVersion(
        datasetId,
        version,
        filename,
        mediaType,
        sha256,
        sizeBytes,
        dialect,
        profile.withoutCells(),
        bucket,
        objectKey,
        createdAt,
        createdBy);
  }
}

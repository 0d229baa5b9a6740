package org.werkbank.platform.datasets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.datasets.profile.Profile;

/**
 * One immutable upload.
 *
 * @param dialect how the CSV is written; null for Parquet
 * @param parts the files it was made of, in their order; empty when the bytes are as they came
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
    List<VersionPart> parts,
    String bucket,
    String objectKey,
    Instant createdAt,
    String createdBy) {
  public DatasetVersion {
    parts = List.copyOf(parts);
  }

  public long rows() {
    return profile.rows();
  }

  /** Whether the workbook it was made of is kept as well. */
  public boolean hasOriginal() {
    return KeptOriginal.isCsvOfOne(objectKey);
  }

  VersionSummary summary() {
    return new VersionSummary(version, filename, mediaType, sha256, sizeBytes, rows(), createdAt);
  }

  /** The same for those who may see results but not data. */
  DatasetVersion withoutCells() {
    return withProfile(profile.withoutCells());
  }

  DatasetVersion withProfile(Profile other) {
    return new DatasetVersion(
        datasetId, version, filename, mediaType, sha256, sizeBytes, dialect, other, parts, bucket,
        objectKey, createdAt, createdBy);
  }
}

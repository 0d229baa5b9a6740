package org.werkbank.platform.uploads;

import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.Arrivals;

/**
 * An upload as it lies in the table. What is received are whole parts and, behind them, a tail that
 * is shorter than a part and lies as an object of its own. The last part is not among them before
 * the version is made, so that whoever sends it hears what became of the file.
 *
 * @param metadata {@code Upload-Metadata} as it came
 * @param storeUploadId the store's name for the parts; null before the first
 * @param received how many bytes are kept for good
 * @param version number of the version it has become; null while it is under way
 * @param expiresAt and {@code createdAt}: milliseconds since 1970
 */
public record ResumableUpload(
    String id,
    String datasetId,
    String userId,
    String memberSlug,
    String metadata,
    long sizeBytes,
    long partBytes,
    String bucket,
    String objectKey,
    String mediaType,
    @Nullable String storeUploadId,
    long received,
    @Nullable String tailKey,
    @Nullable Integer version,
    long createdAt,
    long expiresAt) {
  public boolean isFinished() {
    return version != null;
  }

  /** How many parts the store has. */
  int parts() {
    return Math.toIntExact(received / partBytes);
  }

  /** How many bytes lie in parts; the tail begins there. */
  long partsEnd() {
    return parts() * partBytes;
  }

  int tailBytes() {
    return Math.toIntExact(received - partsEnd());
  }

  /** Whether the bytes still missing belong to the last part. */
  boolean isAtLastPart() {
    return sizeBytes - partsEnd() <= partBytes;
  }

  Arrivals.Place place() {
    return new Arrivals.Place(bucket, objectKey, mediaType);
  }

  ResumableUpload begun(String newStoreUploadId) {
    return new ResumableUpload(
        id,
        datasetId,
        userId,
        memberSlug,
        metadata,
        sizeBytes,
        partBytes,
        bucket,
        objectKey,
        mediaType,
        newStoreUploadId,
        received,
        tailKey,
        version,
        createdAt,
        expiresAt);
  }
}

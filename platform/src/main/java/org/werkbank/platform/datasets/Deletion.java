package org.werkbank.platform.datasets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record that a data set was deleted, which stays when everything else of it has gone.
 *
 * @param sha256 of its versions, the oldest first
 * @param by who asked, or null when the time in the trash was over
 * @param objects how many were removed from the store, or null while some are left there
 * @param endedAt when the last was gone, or null
 */
public record Deletion(
    String datasetId,
    String name,
    int versions,
    long sizeBytes,
    List<String> sha256,
    Instant begunAt,
    @Nullable String by,
    @Nullable Integer objects,
    @Nullable Instant endedAt) {
  public Deletion {
    sha256 = List.copyOf(sha256);
  }

  public boolean isOver() {
    return endedAt != null;
  }
}

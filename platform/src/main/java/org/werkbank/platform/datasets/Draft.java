package org.werkbank.platform.datasets;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A version to be: files that came one by one, in the natural order of their names. */
public record Draft(
    String id, String datasetId, String bucket, Instant createdAt, List<DraftFile> files) {
  public Draft {
    files =
        files.stream()
            .sorted(Comparator.comparing(DraftFile::filename, NaturalOrder.INSTANCE))
            .toList();
  }
}

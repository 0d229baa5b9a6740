package org.werkbank.platform.datasets;

import java.util.List;

/** A data set with its schema and versions, newest first. */
public record DatasetDetail(Dataset dataset, Schema schema, List<VersionSummary> versions) {
  public DatasetDetail {
    versions = List.copyOf(versions);
  }
}

package org.werkbank.platform.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;

/**
 * What a user is told of a version of a data set that he may know of; no value is in it and no
 * figure.
 *
 * @param dialect how the CSV is written; null for Parquet
 * @param columns in the order of the file
 */
public record KnownVersion(
    KnownData data,
    VersionSummary version,
    @Nullable CsvDialect dialect,
    List<SchemaColumn> columns) {
  public KnownVersion {
    columns = List.copyOf(columns);
  }
}

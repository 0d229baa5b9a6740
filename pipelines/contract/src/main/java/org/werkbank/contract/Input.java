package org.werkbank.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object a run reads.
 *
 * @param role {@code data} for rows to train on or to score, {@code model} for the predictor of a
 *     scoring run
 * @param uri an {@code s3a://bucket/key} address
 * @param columns the schema of rows; empty for a model
 * @param dialect how the CSV is written; absent for other media types
 */
public record Input(
    String role,
    String datasetId,
    String versionId,
    String uri,
    String mediaType,
    String sha256,
    long sizeBytes,
    List<Column> columns,
    @Nullable CsvDialect dialect) {
  public static final String DATA = "data";
  public static final String MODEL = "model";

  public Input {
    Checks.notBlank(role, "role");
    Checks.notBlank(uri, "uri");
    Checks.sha256(sha256, "sha256");
    Checks.notNegative(sizeBytes, "sizeBytes");
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}

package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded version.
 *
 * @param columns name, type and profile of every column, as the platform tells them
 * @param parts name, sha256, sizeBytes and rows of the files it was made of; empty when the
 *     platform keeps the file as it came
 */
public record DatasetVersion(
    int version,
    String sha256,
    long sizeBytes,
    long rows,
    JsonNode columns,
    @Nullable List<Part> parts) {
  /** One of those files. */
  public record Part(String name, String sha256, long sizeBytes, long rows) {}

  public DatasetVersion {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }
}

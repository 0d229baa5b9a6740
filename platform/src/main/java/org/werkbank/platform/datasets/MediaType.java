package org.werkbank.platform.datasets;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** The kinds of file a version can be. */
enum MediaType {
  CSV("text/csv", "csv"),
  PARQUET("application/vnd.apache.parquet", "parquet"),
  EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private static final List<String> TEXT_ENDINGS = List.of(".csv", ".txt", ".tsv", ".dat");

  private final String text;
  private final String extension;

  MediaType(String text, String extension) {
    this.text = text;
    this.extension = extension;
  }

  String text() {
    return text;
  }

  String extension() {
    return extension;
  }

  /** By the header, and where that says nothing by the file's name. */
  static MediaType of(@Nullable String contentType, String filename) {
    String type =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String name = filename.toLowerCase(Locale.ROOT);
    for (MediaType one : values()) {
      if (type.equals(one.text)) {
        return one;
      }
    }
    if (type.isEmpty()
        || type.equals("application/octet-stream")
        || type.startsWith("text/")
        || type.equals("application/vnd.ms-excel")) {
      if (TEXT_ENDINGS.stream().anyMatch(name::endsWith)) {
        return CSV;
      }
      if (name.endsWith(".parquet")) {
        return PARQUET;
      }
      if (name.endsWith(".xlsx")) {
        return EXCEL;
      }
    }
    throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "datasets.mediaType", filename);
  }
}

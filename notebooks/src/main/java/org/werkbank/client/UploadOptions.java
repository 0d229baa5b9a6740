package org.werkbank.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to say of files that do not say it themselves; null lets the platform find out.
 *
 * @param columns names where no file has a header line
 * @param delimiter one character, {@code tab}, or {@code whitespace} for runs of blanks
 * @param encoding {@code utf-8} or {@code windows-1252}
 * @param decimal {@code .} or {@code ,}
 * @param quote one character
 */
public record UploadOptions(
    @Nullable List<String> columns,
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable String decimal,
    @Nullable String quote) {
  public UploadOptions {
    columns = columns == null ? null : List.copyOf(columns);
  }

  /** Files that say it all. */
  public static UploadOptions none() {
    return new UploadOptions(null, null, null, null, null);
  }

  /** Files without a header line, with these columns. */
  public static UploadOptions columns(List<String> names) {
    return new UploadOptions(names, null, null, null, null);
  }

  /** The same with the separator said. */
  public UploadOptions separatedBy(String separator) {
    return new UploadOptions(columns, separator, encoding, decimal, quote);
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "columns", columns);
    put(body, "delimiter", delimiter);
    put(body, "encoding", encoding);
    put(body, "decimal", decimal);
    put(body, "quote", quote);
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}

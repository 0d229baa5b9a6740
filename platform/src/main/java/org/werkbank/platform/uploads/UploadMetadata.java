package org.werkbank.platform.uploads;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.FileWords;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** What {@code Upload-Metadata} says: keys, each with a value in Base64. */
record UploadMetadata(Map<String, String> values) {
  private static final int LONGEST = 8_000;

  UploadMetadata {
    values = Map.copyOf(values);
  }

  static UploadMetadata of(@Nullable String header) {
    Map<String, String> values = new HashMap<>();
    String text = header == null ? "" : header.strip();
    if (text.length() > LONGEST) {
      throw wrong("uploads.metadataLong", LONGEST);
    }
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] sides = pair.strip().split(" ", 2);
      if (sides[0].isEmpty() || !sides[0].chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw wrong("uploads.metadataKey");
      }
      if (values.put(sides[0], sides.length == 1 ? "" : decoded(sides[0], sides[1])) != null) {
        throw wrong("uploads.metadataTwice", sides[0]);
      }
    }
    return new UploadMetadata(values);
  }

  /** The same as words about a file; an empty value says nothing. */
  FileWords words() {
    String dataset = said("dataset");
    if (dataset == null) {
      throw wrong("uploads.datasetMissing");
    }
    if (said("filename") == null) {
      throw wrong("uploads.filenameMissing");
    }
    return new FileWords(
        dataset,
        said("filename"),
        said("columns"),
        said("delimiter"),
        said("encoding"),
        said("decimal"),
        said("quote"),
        said("sha256"));
  }

  private @Nullable String said(String key) {
    String value = values.get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  private static String decoded(String key, String value) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(value.strip()));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw wrong("uploads.metadataValue", key).causedBy(e);
    }
  }

  private static Problem wrong(String key, Object... arguments) {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/Upload-Metadata", key, arguments)),
        "uploads.headerWrong");
  }
}

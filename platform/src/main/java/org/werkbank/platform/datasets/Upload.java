package org.werkbank.platform.datasets;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * What the sender says of the bytes that follow.
 *
 * @param columns names of the columns of a file without a header line, else null
 * @param expectedSha256 from {@code Repr-Digest} (RFC 9530), or null
 * @param expectedBytes from {@code Content-Length}, or -1
 */
record Upload(
    String datasetId,
    FileName filename,
    MediaType mediaType,
    DialectChoice dialect,
    @Nullable List<String> columns,
    @Nullable String expectedSha256,
    long expectedBytes) {
  private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]+):");

  /** The SHA-256 of a {@code Repr-Digest} header as hex; null when there is none. */
  static @Nullable String sha256Of(@Nullable String reprDigest) {
    if (reprDigest == null) {
      return null;
    }
    Matcher matcher = SHA_256.matcher(reprDigest);
    if (matcher.find()) {
      try {
        byte[] bytes = Base64.getDecoder().decode(matcher.group(1));
        if (bytes.length == 32) {
          return HexFormat.of().formatHex(bytes);
        }
      } catch (IllegalArgumentException e) {
        throw wrongDigest().causedBy(e);
      }
    }
    throw wrongDigest();
  }

  private static Problem wrongDigest() {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/Repr-Digest", "datasets.digestForm")),
        "datasets.uploadWrong");
  }
}

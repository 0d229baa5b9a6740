package org.werkbank.platform.uploads;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** What {@code Upload-Checksum} says of the bytes of one request, held against them. */
final class Checksum {
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");

  private final MessageDigest digest;
  private final byte[] expected;

  private Checksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected.clone();
  }

  /** What can be asked for, as {@code Tus-Checksum-Algorithm} lists it. */
  static String algorithms() {
    return String.join(",", new TreeSet<>(ALGORITHMS.keySet()));
  }

  /** Null when nothing is said. */
  static @Nullable Checksum of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String[] sides = header.strip().split(" ", 2);
    String algorithm = ALGORITHMS.get(sides[0]);
    if (algorithm == null || sides.length == 1) {
      throw wrong();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] expected = Base64.getDecoder().decode(sides[1]);
      if (expected.length != digest.getDigestLength()) {
        throw wrong();
      }
      return new Checksum(digest, expected);
    } catch (IllegalArgumentException e) {
      throw wrong().causedBy(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  void take(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  /** Ends it: refuses bytes that are not those the sender meant. */
  void check() {
    if (!MessageDigest.isEqual(digest.digest(), expected)) {
      throw Problem.of(ProblemType.CHECKSUM_MISMATCH, "uploads.checksum");
    }
  }

  private static Problem wrong() {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/Upload-Checksum", "uploads.checksumForm", algorithms())),
        "uploads.headerWrong");
  }
}

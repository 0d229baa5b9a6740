package org.werkbank.platform.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of an entry and, through the one before it, of all before (linked timestamping, Haber
 * and Stornetta 1991): who changes one entry has to change every later one and the head as well.
 */
final class AuditHash {
  private AuditHash() {}

  /**
   * SHA-256 of the hash before and of each field with its length in front, so that no two rows run
   * together to the same bytes.
   */
  static String of(String before, long sequence, AuditStore.Row row) {
    List<String> fields =
        List.of(
            before,
            String.valueOf(sequence),
            row.id(),
            String.valueOf(row.createdAt()),
            row.actorUser(),
            row.actorMember(),
            row.action(),
            row.noun(),
            row.nounId(),
            row.member(),
            row.details());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String field : fields) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

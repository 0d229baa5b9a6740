package org.werkbank.platform.db;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Where a page ended in a list sorted by time, newest first, then by id. */
public record PageKey(long time, String id) {
  /** Before everything: the key of the first page. */
  public static final PageKey START = new PageKey(Long.MAX_VALUE, "");

  String token() {
    String plain = time + "/" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  static PageKey parse(String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int slash = plain.indexOf('/');
      return new PageKey(Long.parseLong(plain.substring(0, slash)), plain.substring(slash + 1));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "db.badPageToken").causedBy(e);
    }
  }
}

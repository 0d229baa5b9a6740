package org.werkbank.platform.members;

import java.time.Instant;
import java.util.regex.Pattern;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * An organisation. Everything is owned by exactly one.
 *
 * @param slug short name in addresses and in the name of its bucket, which sets the limits
 */
public record Member(String id, String slug, String name, MemberKind kind, Instant createdAt) {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

  public Member {
    if (!SLUG.matcher(slug).matches()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badSlug", slug);
    }
    if (name.isBlank() || name.length() > 200) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badName");
    }
  }

  /** The bucket that holds everything the member owns. */
  public static String bucketOf(String slug) {
    return "wb-" + slug;
  }
}

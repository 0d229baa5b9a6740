package org.werkbank.platform.members;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.Role;

/**
 * A person in one member.
 *
 * @param activated whether the person has signed in at least once
 */
public record User(
    String id,
    String memberId,
    String email,
    String name,
    Set<Role> roles,
    boolean activated,
    Instant createdAt) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  public User {
    if (!EMAIL.matcher(email).matches()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badEmail", email);
    }
    if (name.isBlank() || name.length() > 200) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badName");
    }
    if (roles.isEmpty()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.noRole");
    }
    roles = Set.copyOf(roles);
  }
}

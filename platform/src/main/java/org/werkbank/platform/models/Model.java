package org.werkbank.platform.models;

import java.time.Instant;
import java.util.regex.Pattern;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * A named series of versions, owned by one member.
 *
 * @param name unique within the member; part of addresses, so without dots and slashes
 * @param description what it is meant for and what not
 * @param createdBy name of the person, for the owner's eyes
 */
public record Model(
    String id,
    String memberId,
    String memberSlug,
    String name,
    String description,
    String createdBy,
    Instant createdAt) {
  static final int LONGEST_DESCRIPTION = 2000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  public Model {
    if (!NAME.matcher(name).matches()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.badName", name);
    }
    if (description.length() > LONGEST_DESCRIPTION) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.descriptionTooLong", LONGEST_DESCRIPTION);
    }
  }
}

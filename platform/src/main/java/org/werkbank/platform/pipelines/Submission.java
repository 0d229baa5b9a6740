package org.werkbank.platform.pipelines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/**
 * A version that somebody submitted. Its descriptor and jar never change, only the review does.
 *
 * @param memberSlug whose it is
 * @param wasApproved also when it was withdrawn since
 * @param review what the office decided, or null before it has
 * @param withdrawal who took it back, or null while nobody has
 */
public record Submission(
    String id,
    String memberSlug,
    String memberName,
    PipelineDescriptor descriptor,
    PipelineVersion.Jar jar,
    long jarSizeBytes,
    boolean wasApproved,
    ReviewState state,
    String submittedBy,
    Instant submittedAt,
    @Nullable Review review,
    @Nullable Withdrawal withdrawal) {
  /** Says that it must not start any more, and why. */
  public record Withdrawal(String by, Instant at, String reason) {}

  /**
   * The office's decision.
   *
   * @param comment given with every rejection, empty when an approval has none
   */
  public record Review(String by, Instant at, String comment) {}

  public String name() {
    return descriptor.name();
  }

  public String version() {
    return descriptor.version();
  }

  /**
   * What was approved is everybody's, and stays so when it is withdrawn, since runs name it; the
   * rest is between the submitter's member and the office.
   */
  boolean isVisibleTo(CurrentUser user) {
    return wasApproved || user.is(Role.OFFICE) || user.memberSlug().equals(memberSlug);
  }

  PipelineVersion startable() {
    return new PipelineVersion(descriptor, jar);
  }
}

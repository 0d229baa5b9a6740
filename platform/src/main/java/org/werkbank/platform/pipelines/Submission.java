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
 * @param review what the office decided, or null before it has
 */
public record Submission(
    String id,
    String memberSlug,
    String memberName,
    PipelineDescriptor descriptor,
    PipelineVersion.Jar jar,
    long jarSizeBytes,
    ReviewState state,
    String submittedBy,
    Instant submittedAt,
    @Nullable Review review) {
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

  /** Approved ones are everybody's; the rest is between the submitter's member and the office. */
  boolean isVisibleTo(CurrentUser user) {
    return state == ReviewState.APPROVED
        || user.is(Role.OFFICE)
        || user.memberSlug().equals(memberSlug);
  }

  PipelineVersion startable() {
    return new PipelineVersion(descriptor, jar);
  }
}

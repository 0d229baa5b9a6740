package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/**
 * A pipeline version as a reader sees it: the descriptor, and where it comes from.
 *
 * @param state built-in ones are approved
 * @param member whose it is; absent for a built-in one
 * @param withdrawal who took it back and why, for everybody who may know of the version
 * @param submission who submitted and reviewed it; for the submitter's member and the office
 */
public record PipelineEntry(
    @JsonUnwrapped PipelineDescriptor descriptor,
    boolean builtIn,
    ReviewState state,
    @Nullable String member,
    @Nullable String sha256,
    @Nullable Long sizeBytes,
    @Nullable Instant submittedAt,
    Submission.@Nullable Withdrawal withdrawal,
    @Nullable History submission) {
  /** Who did what. */
  public record History(String submittedBy, Submission.@Nullable Review review) {}

  static PipelineEntry of(PipelineDescriptor builtIn) {
    return new PipelineEntry(
        builtIn, true, ReviewState.APPROVED, null, null, null, null, null, null);
  }

  static PipelineEntry of(Submission submission, CurrentUser reader) {
    boolean inside = reader.is(Role.OFFICE) || reader.memberSlug().equals(submission.memberSlug());
    return new PipelineEntry(
        submission.descriptor(),
        false,
        submission.state(),
        submission.memberSlug(),
        submission.jar().sha256(),
        submission.jarSizeBytes(),
        submission.submittedAt(),
        submission.withdrawal(),
        inside ? new History(submission.submittedBy(), submission.review()) : null);
  }

  /** The address of the version's page; a plus sign in a version would read as a space. */
  public String path() {
    return "/pipelines/" + name() + "/versions/" + version().replace("+", "%2B");
  }

  public String name() {
    return descriptor.name();
  }

  public String version() {
    return descriptor.version();
  }
}

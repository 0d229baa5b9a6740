package org.werkbank.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null means any.
 *
 * @param member whose trail it is in
 * @param noun what kind of thing it is about; {@code nounId} which one
 * @param action such as {@code run.queued}, or its beginning, such as {@code run}
 * @param agreement id of the agreement under which it was done
 * @param until the first moment that is too late
 */
public record AuditFilter(
    @Nullable String member,
    @Nullable String noun,
    @Nullable String nounId,
    @Nullable String action,
    @Nullable String agreement,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

  /** What was done with a data set under an agreement. */
  public static AuditFilter uses(String datasetId, String agreement) {
    return new AuditFilter(null, "dataset", datasetId, null, agreement, null, null);
  }

  AuditFilter ofMember(String slug) {
    return new AuditFilter(slug, noun, nounId, action, agreement, from, until);
  }
}

package org.werkbank.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries are wanted; null means any. */
public record AuditFilter(
    @Nullable String member,
    @Nullable String noun,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

  AuditFilter ofMember(String slug) {
    return new AuditFilter(slug, noun, from, until);
  }
}

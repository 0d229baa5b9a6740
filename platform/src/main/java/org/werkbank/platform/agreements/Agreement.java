package org.werkbank.platform.agreements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an owner and a user of data have agreed on; never changed, only ended.
 *
 * @param textDe for people, in German; {@code textEn} in English, {@code policy} for machines
 *     (ODRL)
 * @param sha256 of the three, in this order with a line break behind each
 * @param endedAt when the owner revoked it; null while nobody has
 */
public record Agreement(
    String id,
    String requestId,
    String datasetId,
    String datasetName,
    String ownerId,
    String owner,
    String memberId,
    String member,
    Purpose purpose,
    Terms terms,
    String textDe,
    String textEn,
    String policy,
    String sha256,
    Instant agreedAt,
    String agreedBy,
    String requestedBy,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {

  /** Whether it can be relied on. */
  public enum State {
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  public State stateAt(Instant now) {
    if (endedAt != null) {
      return State.REVOKED;
    }
    return terms.holdAt(now) ? State.ACTIVE : State.EXPIRED;
  }

  boolean holdsAt(Instant now) {
    return stateAt(now) == State.ACTIVE;
  }
}

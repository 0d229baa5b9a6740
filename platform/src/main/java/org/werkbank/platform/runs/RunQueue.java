package org.werkbank.platform.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which waiting run is next. Members take turns: the one with the fewest runs at work comes
 * first, then the one that was served longest ago, so that fifty runs of one member do not keep
 * another from its first.
 */
final class RunQueue {
  /** The longest waiting run of one member. */
  public record Waiting(
      String id, String memberId, long createdAt, long active, long lastStartedAt) {}

  private static final Comparator<Waiting> TURN =
      Comparator.comparingLong(Waiting::active)
          .thenComparingLong(Waiting::lastStartedAt)
          .thenComparingLong(Waiting::createdAt)
          .thenComparing(Waiting::id);

  private RunQueue() {}

  /** The next of the members' longest waiting runs. */
  static Optional<Waiting> next(List<Waiting> heads) {
    return heads.stream().min(TURN);
  }
}

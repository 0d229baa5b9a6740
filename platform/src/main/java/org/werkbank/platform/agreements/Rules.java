package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.Role;

/** The table of docs/agreements.md: who may do what. Nothing else decides. */
final class Rules {
  private Rules() {}

  /**
   * @param roles those of the asking user
   */
  static Decision decide(Standing standing, Set<Role> roles, Action action, Instant now) {
    if (roles.stream().noneMatch(action.permission().roles()::contains)) {
      return new Decision.Hidden();
    }
    if (standing.isOwner()) {
      return new Decision.Allowed(null);
    }
    List<Agreement> holding =
        standing.agreements().stream().filter(one -> one.holdsAt(now)).toList();
    Optional<Agreement> permitting =
        holding.stream().filter(one -> one.terms().permit(action)).findFirst();
    if (permitting.isPresent()) {
      return new Decision.Allowed(permitting.get());
    }
    boolean isKnown = !holding.isEmpty() || standing.isOffered();
    // The one that holds but does not allow it, else the one that has ended.
    Agreement named = first(holding.isEmpty() ? standing.agreements() : holding);
    return switch (action) {
      case DISCOVER -> isKnown ? new Decision.Allowed(null) : new Decision.Hidden();
      case PREVIEW, DOWNLOAD, SCORE -> new Decision.Hidden();
      case TRAIN -> isKnown ? new Decision.Refused(named) : new Decision.Hidden();
      // Who holds a model knows what it was learned from, also when the agreement has ended.
      case SHARE_MODEL -> named == null ? new Decision.Hidden() : new Decision.Refused(named);
    };
  }

  private static @Nullable Agreement first(List<Agreement> agreements) {
    return agreements.isEmpty() ? null : agreements.get(0);
  }
}

package org.werkbank.platform.agreements;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/**
 * The one place that says whether somebody may use data. Every room asks here, each time anew, so
 * that an agreement that ends does so for everything at once.
 */
public final class Access {
  private final Database database;
  private final Clock clock;

  public Access(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The agreement under which the user may do it; empty when the data are the member's own.
   *
   * @param hidden what to throw when the user must not know of the data
   */
  public Optional<Under> require(
      Transaction tx, CurrentUser user, DataRef data, Action action, Supplier<Problem> hidden) {
    Decision decision = decide(tx, user, data, action);
    if (decision instanceof Decision.Allowed allowed) {
      return Optional.ofNullable(allowed.agreement()).map(Under::of);
    }
    if (decision instanceof Decision.Refused refused) {
      throw refusal(refused, data.name());
    }
    throw hidden.get();
  }

  Decision decide(Transaction tx, CurrentUser user, DataRef data, Action action) {
    Instant now = clock.instant();
    Standing standing =
        data.ownerId().equals(user.memberId())
            ? Standing.OWNER
            : new Standing(
                false,
                new OfferStore(tx).isOffered(data.id(), user.memberSlug(), now.toEpochMilli()),
                new AgreementStore(tx).between(data.id(), user.memberId()));
    return Rules.decide(standing, user.roles(), action, now);
  }

  /**
   * Ids of data sets of others that may be known; {@link #allowed} says which are, and what for.
   */
  public NavigableSet<String> candidates(Transaction tx, CurrentUser user) {
    NavigableSet<String> ids = new TreeSet<>();
    ids.addAll(new OfferStore(tx).seen(user.memberSlug(), clock.millis()));
    ids.addAll(new AgreementStore(tx).datasetsOf(user.memberId()));
    return ids;
  }

  /** What the user may do with each of many data sets, asked at once; by id. */
  public Map<String, Set<Action>> allowed(Transaction tx, CurrentUser user, List<DataRef> data) {
    Instant now = clock.instant();
    List<String> ids = data.stream().map(DataRef::id).toList();
    Set<String> offered =
        new OfferStore(tx)
            .among(ids, user.memberSlug(), now.toEpochMilli()).stream()
                .map(Offer::datasetId)
                .collect(Collectors.toSet());
    Map<String, List<Agreement>> agreements =
        new AgreementStore(tx)
            .open(ids, user.memberId()).stream()
                .collect(Collectors.groupingBy(Agreement::datasetId));
    Map<String, Set<Action>> allowed = new HashMap<>();
    for (DataRef one : data) {
      Standing standing =
          one.ownerId().equals(user.memberId())
              ? Standing.OWNER
              : new Standing(
                  false, offered.contains(one.id()), agreements.getOrDefault(one.id(), List.of()));
      Set<Action> actions = EnumSet.noneOf(Action.class);
      for (Action action : Action.values()) {
        if (Rules.decide(standing, user.roles(), action, now) instanceof Decision.Allowed) {
          actions.add(action);
        }
      }
      allowed.put(one.id(), actions);
    }
    return allowed;
  }

  /** Ids of data sets of others that the user's member may do this with, by agreement. */
  public List<String> datasetsFor(Transaction tx, CurrentUser user, Action action) {
    Instant now = clock.instant();
    return new AgreementStore(tx)
        .ofMember(user.memberId()).stream()
            .filter(one -> one.holdsAt(now) && one.terms().permit(action))
            .map(Agreement::datasetId)
            .distinct()
            .toList();
  }

  /** Whether the agreement can still be relied on. */
  public boolean holds(String agreementId) {
    return database.read(
        tx ->
            new AgreementStore(tx)
                .byId(agreementId)
                .filter(one -> one.holdsAt(clock.instant()))
                .isPresent());
  }

  /** Whether others have been told that they may ask for the data, or may use them already. */
  public boolean isPromised(Transaction tx, String datasetId) {
    return new OfferStore(tx).open(datasetId).isPresent()
        || new AgreementStore(tx).isBound(datasetId, clock.millis());
  }

  /** Refuses to pass on what was learned under agreements of which one does not allow it. */
  public void requireSharing(List<String> agreementIds) {
    for (String id : agreementIds) {
      Agreement agreement =
          database
              .read(tx -> new AgreementStore(tx).byId(id))
              .orElseThrow(() -> Problem.notFound("agreements.none", id));
      if (!agreement.holdsAt(clock.instant()) || !agreement.terms().permit(Action.SHARE_MODEL)) {
        throw refusal(new Decision.Refused(agreement), agreement.datasetName());
      }
    }
  }

  private Problem refusal(Decision.Refused refused, String name) {
    Agreement agreement = refused.agreement();
    if (agreement == null) {
      return Problem.of(ProblemType.CONFLICT, "agreements.askFirst", name);
    }
    String key =
        switch (agreement.stateAt(clock.instant())) {
          case ACTIVE -> "agreements.notAllowed";
          case EXPIRED -> "agreements.expired";
          case REVOKED -> "agreements.revoked";
        };
    return Problem.of(ProblemType.CONFLICT, key, name, agreement.id(), agreement.owner());
  }
}

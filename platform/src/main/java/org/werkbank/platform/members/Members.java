package org.werkbank.platform.members;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/** The door to members and their users. */
public final class Members {
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final Ids ids;

  public Members(Database database, AuditTrail audit, Clock clock, Ids ids) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /** Takes an organisation into the consortium; for the office. */
  public Member admit(CurrentUser office, String slug, String name, MemberKind kind) {
    Member member = new Member(ids.next(), slug, name, kind, clock.instant());
    return database.write(
        tx -> {
          MemberStore store = new MemberStore(tx);
          if (store.bySlug(slug).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "members.slugTaken", slug);
          }
          store.insert(member);
          audit.record(
              tx,
              office,
              AuditEvent.of("member.admitted", "member", member.id(), slug)
                  .with("kind", kind.slug()));
          return member;
        });
  }

  public List<Member> all() {
    return database.read(tx -> new MemberStore(tx).all());
  }

  public Member bySlug(String slug) {
    return database.read(tx -> required(new MemberStore(tx), slug));
  }

  public Member byId(String id) {
    return database.read(
        tx ->
            new MemberStore(tx)
                .byId(id)
                .orElseThrow(() -> Problem.notFound("members.noMember", id)));
  }

  /** How many bytes the member's data sets may take; empty without a limit. */
  public OptionalLong quota(Transaction tx, String memberId) {
    return new MemberStore(tx).quota(memberId);
  }

  public OptionalLong quotaOf(String slug) {
    return database.read(tx -> quota(tx, required(new MemberStore(tx), slug).id()));
  }

  /**
   * Says how much the member's data sets may take; what is there already stays.
   *
   * @param quotaBytes or null without a limit
   */
  public void allow(CurrentUser office, String slug, @Nullable Long quotaBytes) {
    if (quotaBytes != null && quotaBytes < 0) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badQuota");
    }
    database.change(
        tx -> {
          MemberStore store = new MemberStore(tx);
          Member member = required(store, slug);
          store.allow(member.id(), quotaBytes);
          audit.record(
              tx,
              office,
              AuditEvent.of("member.quota.set", "member", member.id(), slug)
                  .with("bytes", quotaBytes == null ? "none" : quotaBytes));
        });
  }

  /** Adds a person; by the office anywhere, by a steward in the own member. */
  public User addUser(
      CurrentUser actor, String memberSlug, String email, String name, Set<Role> roles) {
    mayAdminister(actor, memberSlug);
    return database.write(
        tx -> {
          MemberStore store = new MemberStore(tx);
          Member member = required(store, memberSlug);
          if (roles.contains(Role.OFFICE) != (member.kind() == MemberKind.OFFICE)) {
            throw Problem.of(ProblemType.INVALID_INPUT, "members.officeRole");
          }
          String address = email.strip().toLowerCase(Locale.ROOT);
          if (store.userByEmail(address).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "members.emailTaken", address);
          }
          User user =
              new User(ids.next(), member.id(), address, name, roles, false, clock.instant());
          store.insert(user);
          audit.record(
              tx,
              actor,
              AuditEvent.of("user.added", "user", user.id(), memberSlug)
                  .with("email", address)
                  .with("roles", roles.stream().map(Role::slug).sorted().toList()));
          return user;
        });
  }

  public List<User> usersOf(CurrentUser actor, String memberSlug) {
    mayAdminister(actor, memberSlug);
    return database.read(
        tx -> {
          MemberStore store = new MemberStore(tx);
          return store.usersOf(required(store, memberSlug).id());
        });
  }

  private static Member required(MemberStore store, String slug) {
    return store.bySlug(slug).orElseThrow(() -> Problem.notFound("members.noMember", slug));
  }

  private static void mayAdminister(CurrentUser actor, String memberSlug) {
    boolean ownSteward = actor.is(Role.STEWARD) && actor.memberSlug().equals(memberSlug);
    if (!actor.is(Role.OFFICE) && !ownSteward) {
      throw Problem.notFound("members.noMember", memberSlug);
    }
  }
}

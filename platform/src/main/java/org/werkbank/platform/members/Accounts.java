package org.werkbank.platform.members;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.Authenticator;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/** The door to tokens, passwords and sessions: how users prove who they are. */
public final class Accounts implements Authenticator {
  public static final Duration SESSION_LIFETIME = Duration.ofHours(12);
  private static final String OFFICE_SLUG = "office";

  /** A session begun, with the secret for the cookie. */
  public record NewSession(CurrentUser user, String secret) {
    /** Hides the secret. */
    @Override
    public String toString() {
      return "NewSession[user=" + user.userId() + "]";
    }
  }

  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final Ids ids;
  private final Passwords passwords = new Passwords();

  public Accounts(Database database, AuditTrail audit, Clock clock, Ids ids) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Makes the office and its first user when there is none.
   *
   * @param chosen the token to give it, or null for a new one
   * @return the token when it was made just now
   */
  public Optional<IssuedToken> firstStart(@Nullable String chosen) {
    return database.write(
        tx -> {
          MemberStore members = new MemberStore(tx);
          if (members.hasOfficeUser()) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          Member office =
              new Member(ids.next(), OFFICE_SLUG, "Geschäftsstelle", MemberKind.OFFICE, now);
          User user =
              new User(
                  ids.next(),
                  office.id(),
                  "office@werkbank.local",
                  "Office",
                  Set.of(Role.OFFICE),
                  false,
                  now);
          members.insert(office);
          members.insert(user);
          Token token = new Token(ids.next(), user.id(), "first start", now, null);
          String secret = chosen == null ? "wb_" + ids.secret() : chosen;
          new CredentialStore(tx).insertToken(token, Secrets.sha256(secret));
          audit.recordByServer(
              tx, AuditEvent.of("user.added", "user", user.id(), OFFICE_SLUG).with("first", true));
          return Optional.of(new IssuedToken(token.id(), secret));
        });
  }

  /**
   * Makes a token. Users make their own; their steward may; the office may only until the person
   * has signed in for the first time, for afterwards it could read what it must not.
   */
  public IssuedToken issueToken(
      CurrentUser actor, String userId, String name, @Nullable Instant expiresAt) {
    if (name.isBlank() || name.length() > 100) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badTokenName");
    }
    return database.write(
        tx -> {
          MemberStore.UserRow user = reachable(tx, actor, userId);
          boolean own = actor.userId().equals(userId);
          boolean steward = actor.is(Role.STEWARD) && actor.memberId().equals(user.memberId());
          boolean colleague = actor.is(Role.OFFICE) && actor.memberId().equals(user.memberId());
          if (!own && !steward && !colleague && user.activatedAt() != null) {
            throw Problem.of(ProblemType.FORBIDDEN, "members.officeMayOnlyInvite");
          }
          Token token = new Token(ids.next(), userId, name, clock.instant(), expiresAt);
          String secret = "wb_" + ids.secret();
          new CredentialStore(tx).insertToken(token, Secrets.sha256(secret));
          audit.record(
              tx,
              actor,
              AuditEvent.of("token.issued", "token", token.id(), slugOf(tx, user))
                  .with("for", user.email())
                  .with("name", name));
          return new IssuedToken(token.id(), secret);
        });
  }

  /** Kills a token at once. */
  public void revokeToken(CurrentUser actor, String tokenId) {
    database.change(
        tx -> {
          CredentialStore store = new CredentialStore(tx);
          Token token =
              store
                  .tokenById(tokenId)
                  .orElseThrow(() -> Problem.notFound("members.noToken", tokenId));
          Optional<MemberStore.UserRow> owner = findReachable(tx, actor, token.userId());
          if (owner.isEmpty()) {
            throw Problem.notFound("members.noToken", tokenId);
          }
          store.revoke(tokenId, clock.instant());
          audit.record(
              tx, actor, AuditEvent.of("token.revoked", "token", tokenId, slugOf(tx, owner.get())));
        });
  }

  public List<Token> ownTokens(CurrentUser user) {
    return database.read(tx -> new CredentialStore(tx).tokensOf(user.userId()));
  }

  public void setOwnPassword(CurrentUser user, String password) {
    String hash = passwords.hash(password);
    database.change(
        tx -> {
          new MemberStore(tx).setPassword(user.userId(), hash);
          audit.record(
              tx, user, AuditEvent.of("password.set", "user", user.userId(), user.memberSlug()));
        });
  }

  /** Begins a session with address and password. */
  public NewSession signIn(String email, String password) {
    Optional<MemberStore.UserRow> user =
        database.read(
            tx -> new MemberStore(tx).userByEmail(email.strip().toLowerCase(Locale.ROOT)));
    String hash = user.map(MemberStore.UserRow::passwordHash).orElse(null);
    if (!passwords.matches(password, hash) || user.isEmpty()) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "members.signInRefused");
    }
    return begin(user.get().id());
  }

  /** Begins a session with a token, as in an invitation. */
  public NewSession signInWithToken(String token) {
    return byToken(token)
        .map(user -> begin(user.userId()))
        .orElseThrow(() -> Problem.of(ProblemType.UNAUTHENTICATED, "members.signInRefused"));
  }

  public void signOut(String sessionSecret) {
    database.change(tx -> new CredentialStore(tx).deleteSession(Secrets.sha256(sessionSecret)));
  }

  @Override
  public Optional<CurrentUser> byToken(String token) {
    Optional<MemberStore.UserRow> user =
        database.read(
            tx ->
                new CredentialStore(tx)
                    .userOfToken(Secrets.sha256(token), clock.instant())
                    .flatMap(id -> new MemberStore(tx).userById(id)));
    user.filter(row -> row.activatedAt() == null)
        .ifPresent(
            row -> database.change(tx -> new MemberStore(tx).activate(row.id(), clock.instant())));
    return user.map(row -> database.read(tx -> currentUser(tx, row)));
  }

  /** The user with the roles of now, for work that goes on without a request. */
  public Optional<CurrentUser> byId(String userId) {
    return database.read(
        tx -> new MemberStore(tx).userById(userId).map(row -> currentUser(tx, row)));
  }

  @Override
  public Optional<Session> bySession(String cookie) {
    return database.read(
        tx ->
            new CredentialStore(tx)
                .session(Secrets.sha256(cookie), clock.instant())
                .flatMap(
                    session ->
                        new MemberStore(tx)
                            .userById(session.userId())
                            .map(row -> new Session(currentUser(tx, row), session.csrf()))));
  }

  private NewSession begin(String userId) {
    String secret = ids.secret();
    return database.write(
        tx -> {
          Instant now = clock.instant();
          CredentialStore store = new CredentialStore(tx);
          store.deleteExpired(now);
          store.insertSession(
              ids.next(),
              userId,
              Secrets.sha256(secret),
              ids.secret(),
              now,
              now.plus(SESSION_LIFETIME));
          MemberStore members = new MemberStore(tx);
          members.activate(userId, now);
          CurrentUser user = currentUser(tx, members.userById(userId).orElseThrow());
          audit.record(
              tx, user, AuditEvent.of("user.signed-in", "user", userId, user.memberSlug()));
          return new NewSession(user, secret);
        });
  }

  private static CurrentUser currentUser(Transaction tx, MemberStore.UserRow row) {
    Member member = new MemberStore(tx).byId(row.memberId()).orElseThrow();
    User user = row.user();
    return new CurrentUser(
        user.id(),
        user.email(),
        user.name(),
        member.id(),
        member.slug(),
        member.name(),
        user.roles());
  }

  private static String slugOf(Transaction tx, MemberStore.UserRow user) {
    return new MemberStore(tx).byId(user.memberId()).orElseThrow().slug();
  }

  /** The user, when the actor is that user, its steward, or the office. */
  private static Optional<MemberStore.UserRow> findReachable(
      Transaction tx, CurrentUser actor, String userId) {
    return new MemberStore(tx)
        .userById(userId)
        .filter(
            user ->
                actor.userId().equals(userId)
                    || actor.is(Role.OFFICE)
                    || (actor.is(Role.STEWARD) && actor.memberId().equals(user.memberId())));
  }

  private static MemberStore.UserRow reachable(Transaction tx, CurrentUser actor, String userId) {
    return findReachable(tx, actor, userId)
        .orElseThrow(() -> Problem.notFound("members.noUser", userId));
  }
}

package org.werkbank.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.audit.AuditEntry;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditFilter;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.members.Accounts;
import org.werkbank.platform.members.IssuedToken;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.members.User;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Role;

/** What the rooms rely on, on SQLite and on a real PostgreSQL alike. */
@ParameterizedClass
@EnumSource(Dialect.class)
class DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final CurrentUser OFFICE =
      new CurrentUser(
          "u0", "office@werkbank.local", "Office", "m0", "office", "Office", Set.of(Role.OFFICE));

  private final Ids ids = new RandomIds(new SecureRandom());
  @Parameter Dialect dialect;
  @TempDir Path folder;
  private DatabaseSettings settings;
  private Database database;
  private AuditTrail audit;
  private Members members;

  @BeforeEach
  void open() {
    settings = TestDatabase.settings(dialect, folder);
    database = Database.open(settings);
    audit = new AuditTrail(database, Json.mapper(), CLOCK, ids);
    members = new Members(database, audit, CLOCK, ids);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void speaksTheDialectOfItsAddress() {
    assertThat(database.dialect()).isEqualTo(dialect);
    assertThat(database.isReachable()).isTrue();
  }

  @Test
  void keepsWhatIsThereWhenItIsOpenedAgain() {
    members.admit(OFFICE, "muster", "Muster GmbH", MemberKind.COMPANY);
    database.close();
    database = Database.open(settings);
    Members again = new Members(database, audit, CLOCK, ids);
    assertThat(again.all()).extracting(Member::slug).containsExactly("muster");
  }

  @Test
  void membersAndUsersComeBackAsTheyWent() {
    Member member = members.admit(OFFICE, "muster", "Müßter & Söhne", MemberKind.COMPANY);
    User user =
        members.addUser(
            OFFICE, "muster", "Anna@Muster.example", "Anna", Set.of(Role.STEWARD, Role.MANAGER));
    assertThat(members.bySlug("muster")).isEqualTo(member);
    assertThat(members.byId(member.id()).createdAt()).isEqualTo(NOW);
    assertThat(members.usersOf(OFFICE, "muster")).containsExactly(user);
    assertThat(user.email()).isEqualTo("anna@muster.example");
  }

  @Test
  void tokensOpenTheDoorUntilTheyAreRevoked() {
    Accounts accounts = new Accounts(database, audit, CLOCK, ids);
    String office = accounts.firstStart(null).orElseThrow().token();
    assertThat(accounts.firstStart(null)).isEmpty();
    CurrentUser user = accounts.byToken(office).orElseThrow();
    IssuedToken second =
        accounts.issueToken(user, user.userId(), "ci", NOW.plus(Duration.ofDays(1)));
    assertThat(accounts.byToken(second.token())).contains(user);
    accounts.revokeToken(user, second.id());
    assertThat(accounts.byToken(second.token())).isEmpty();
  }

  @Test
  void changesHappenWhollyOrNotAtAll() {
    List<String> done = new ArrayList<>();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.change(
                    tx -> {
                      audit.record(tx, OFFICE, AuditEvent.of("a.b", "a", "1", "muster"));
                      tx.afterCommit(() -> done.add("told"));
                      throw new IllegalStateException("on purpose");
                    }));
    assertThat(audit.list(OFFICE, AuditFilter.ALL, PageRequest.first()).items()).isEmpty();
    assertThat(done).isEmpty();
  }

  @Test
  void tellsOthersOnlyWhenTheChangeCanBeSeen() {
    List<Integer> seen = new ArrayList<>();
    database.change(
        tx -> {
          audit.record(tx, OFFICE, AuditEvent.of("a.b", "a", "1", "muster"));
          tx.afterCommit(
              () ->
                  seen.add(
                      audit.list(OFFICE, AuditFilter.ALL, PageRequest.first()).items().size()));
        });
    assertThat(seen).containsExactly(1);
  }

  @Test
  void saysConflictWhenARuleOfTheTablesIsBroken() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> database.change(tx -> insertMember(tx, "1", "twice", "2", "twice")))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
    assertThat(members.all()).isEmpty();
  }

  @Test
  void pagesMissNothingAndRepeatNothingAlthoughAllTimesAreEqual() {
    database.change(
        tx ->
            IntStream.range(0, 25)
                .mapToObj(i -> AuditEvent.of("a.b", "a", "n" + i, "muster").with("i", i))
                .forEach(event -> audit.record(tx, OFFICE, event)));
    List<String> seen = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      Page<AuditEntry> page = audit.list(OFFICE, AuditFilter.ALL, PageRequest.of(10, token));
      page.items().forEach(entry -> seen.add(entry.nounId()));
      token = page.nextPageToken();
      pages++;
    } while (token != null);
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void membersSeeTheirOwnEntriesAlone() {
    database.change(
        tx -> {
          audit.record(tx, OFFICE, AuditEvent.of("a.b", "a", "1", "muster"));
          audit.record(tx, OFFICE, AuditEvent.of("a.b", "a", "2", "andere"));
        });
    CurrentUser steward =
        new CurrentUser("u1", "s@muster.example", "S", "m1", "muster", "M", Set.of(Role.STEWARD));
    assertThat(audit.list(steward, AuditFilter.ALL, PageRequest.first()).items())
        .extracting(AuditEntry::nounId)
        .containsExactly("1");
  }

  @Test
  void saysUnavailableWhenItIsGone() {
    database.close();
    assertThat(database.isReachable()).isFalse();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(members::all)
        .satisfies(
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
  }

  private static void insertMember(Transaction tx, String... idsAndSlugs) {
    for (int i = 0; i < idsAndSlugs.length; i += 2) {
      tx.handle()
          .execute(
              "insert into members (id, slug, name, kind, created_at) values (?, ?, 'x', 'company', 1)",
              idsAndSlugs[i],
              idsAndSlugs[i + 1]);
    }
  }
}

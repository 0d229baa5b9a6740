package org.werkbank.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.DatabaseSettings;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Role;

class AuditChainTest {
  private static final CurrentUser STEWARD =
      new CurrentUser("u", "s@presse.example", "S", "m", "presse", "Presse", Set.of(Role.STEWARD));

  @TempDir private Path home;
  private Database database;
  private AuditTrail trail;
  private AuditCheck check;

  @BeforeEach
  void open() {
    database =
        Database.open(new DatabaseSettings("jdbc:sqlite:" + home.resolve("audit.db"), null, null));
    trail =
        new AuditTrail(
            database, Json.mapper(), Clock.systemUTC(), new RandomIds(new SecureRandom()));
    check = new AuditCheck(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anUntouchedTrailIsWhole() {
    assertThat(check.check().isWhole()).isTrue();
    write(1200);

    ChainReport report = check.check();

    assertThat(report.isWhole()).isTrue();
    assertThat(report.entries()).isEqualTo(1200);
    assertThat(report.before()).isZero();
    assertThat(report.head()).matches("[0-9a-f]{64}").doesNotMatch("0+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"details", "actor_user", "actor_member", "action", "noun", "noun_id", "member"})
  void oneChangedCharacterIsFoundWithItsPlace(String column) {
    write(9);
    tamper("update audit_entries set " + column + " = " + column + " || ' ' where sequence = 4");

    assertThat(check.check().broken()).isEqualTo(new ChainReport.Broken(4, "changed"));
    assertThat(check.check().entries()).isEqualTo(3);
  }

  @Test
  void anotherTimeIsFound() {
    write(5);
    tamper("update audit_entries set created_at = created_at - 1 where sequence = 5");

    assertThat(check.check().broken()).isEqualTo(new ChainReport.Broken(5, "changed"));
  }

  @Test
  void aMissingEntryIsFound() {
    write(5);
    tamper("delete from audit_entries where sequence = 3");

    assertThat(check.check().broken()).isEqualTo(new ChainReport.Broken(3, "missing"));
  }

  @Test
  void aTrailThatWasCutOffAtItsEndIsFound() {
    write(5);
    tamper("delete from audit_entries where sequence > 3");

    assertThat(check.check().broken()).isEqualTo(new ChainReport.Broken(4, "cut"));
  }

  @Test
  void writersSideBySideMakeOneChain() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      for (Future<?> one :
          IntStream.range(0, 4).mapToObj(i -> writers.submit(() -> write(25))).toList()) {
        one.get();
      }
    } finally {
      writers.shutdownNow();
    }

    assertThat(check.check().isWhole()).isTrue();
    assertThat(check.check().entries()).isEqualTo(100);
  }

  private void write(int entries) {
    for (int i = 0; i < entries; i++) {
      AuditEvent event = AuditEvent.of("run.queued", "run", "r" + i, "presse").with("n", i);
      database.change(tx -> trail.record(tx, STEWARD, event));
    }
  }

  /** What an administrator with access to the database could do. */
  private void tamper(String sql) {
    database.change(tx -> tx.handle().createUpdate(sql).execute());
  }
}

package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.SetClock;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditEntry;
import org.werkbank.platform.audit.AuditFilter;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.TestDatabase;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Role;

/** What happens as days go by, on either database. */
class TrashTest {
  private static final RandomIds IDS = new RandomIds(new SecureRandom());
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;
  private final CurrentUser user =
      new CurrentUser(
          "u1", "st@presse.example", "S", "m1", "presse", "Presse", Set.of(Role.STEWARD));
  private final SetClock clock = new SetClock(BEGIN);
  private long quota = Long.MAX_VALUE;
  private Database database;
  private ObjectStore store;
  private AuditTrail audit;

  @AfterEach
  void close() {
    database.close();
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOverGoesToTheTrashAndThirtyDaysLaterForGood(Dialect dialect) {
    try (Datasets datasets = open(dialect, false)) {
      String id = withVersion(datasets, "Kurz");
      String other = withVersion(datasets, "Lang");
      datasets.trash().keepFor(user, id, 90);
      assertThat(datasets.trash().retention(user, id).until())
          .isEqualTo(BEGIN.plus(Duration.ofDays(90)));
      after(90);
      datasets.trash().round();
      assertThat(names(datasets)).containsExactlyInAnyOrder("Kurz", "Lang");
      after(91);
      datasets.trash().round();
      assertThat(names(datasets)).containsExactly("Lang");
      TrashedDataset trashed = datasets.trash().list(user, PageRequest.first()).items().get(0);
      assertThat(trashed.trashedBy()).isNull();
      assertThat(trashed.versions()).isEqualTo(1);
      after(121);
      datasets.trash().round();
      assertThat(keys(id)).hasSize(1);
      after(122);
      datasets.trash().round();
      assertThat(keys(id)).isEmpty();
      assertThat(keys(other)).hasSize(1);
      Deletion record = datasets.trash().deletions(user, PageRequest.first()).items().get(0);
      assertThat(record.name()).isEqualTo("Kurz");
      assertThat(record.by()).isNull();
      assertThat(record.objects()).isEqualTo(1);
      assertThat(record.sha256()).hasSize(1);
      assertThat(record.isOver()).isTrue();
      assertThat(actions(id))
          .contains("dataset.trashed", "dataset.deletion.begun", "dataset.deleted");
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoringEndsARetentionThatWasOver(Dialect dialect) {
    try (Datasets datasets = open(dialect, false)) {
      String id = withVersion(datasets, "Kurz");
      datasets.trash().keepFor(user, id, 1);
      after(2);
      datasets.trash().round();
      assertThat(names(datasets)).isEmpty();
      datasets.trash().restore(user, id);
      datasets.trash().round();
      assertThat(names(datasets)).containsExactly("Kurz");
      assertThat(datasets.trash().retention(user, id).days()).isNull();

      datasets.trash().keepFor(user, id, 10);
      datasets.trash().put(user, id);
      datasets.trash().restore(user, id);
      assertThat(datasets.trash().retention(user, id).days()).isEqualTo(10);
      datasets.trash().put(user, id);
      after(12);
      datasets.trash().restore(user, id);
      datasets.trash().round();
      assertThat(names(datasets)).containsExactly("Kurz");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeletionThatTheStoreCutShortIsFinishedLater(Dialect dialect) {
    String id;
    try (Datasets datasets = open(dialect, true)) {
      id = withVersion(datasets, "Presse");
      datasets.trash().put(user, id);
      Deletion begun = datasets.trash().delete(user, id);
      assertThat(begun.isOver()).isFalse();
      assertThat(keys(id)).hasSize(1);
      assertThatThrownBy(() -> datasets.trash().restore(user, id))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
    try (Datasets datasets = datasets(store)) {
      datasets.trash().round();
      assertThat(keys(id)).isEmpty();
      assertThat(datasets.trash().deletions(user, PageRequest.first()).items())
          .singleElement()
          .satisfies(record -> assertThat(record.isOver()).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTrashCountsAsTakenUntilItIsDeleted(Dialect dialect) {
    try (Datasets datasets = open(dialect, false)) {
      String id = withVersion(datasets, "Presse");
      long bytes = datasets.space().of(user).used();
      assertThat(bytes).isPositive();
      quota = bytes;
      assertThatThrownBy(() -> withVersion(datasets, "Zweite"))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.OVER_QUOTA));
      datasets.trash().put(user, id);
      assertThat(datasets.space().of(user)).isEqualTo(new SpaceUse(bytes, bytes, bytes));
      datasets.trash().delete(user, id);
      assertThat(datasets.space().of(user)).isEqualTo(new SpaceUse(0, 0, bytes));
      assertThat(keys(withVersion(datasets, "Dritte"))).hasSize(1);
    }
  }

  private Datasets open(Dialect dialect, boolean holdsOn) {
    store = EmbeddedStore.open(folder.resolve("objects"), Clock.systemUTC(), IDS::secret);
    database = TestDatabase.open(dialect, folder);
    audit = new AuditTrail(database, Json.mapper(), clock, IDS);
    database.change(
        tx ->
            tx.handle()
                .execute(
                    "insert into members (id, slug, name, kind, created_at)"
                        + " values ('m1', 'presse', 'Presse', 'company', 0)"));
    return datasets(holdsOn ? new HoldingStore(store) : store);
  }

  private Datasets datasets(ObjectStore objects) {
    return new Datasets(
        database,
        objects,
        audit,
        new Access(database, clock),
        (tx, member) -> OptionalLong.of(quota),
        Json.mapper(),
        clock,
        IDS);
  }

  private String withVersion(Datasets datasets, String name) {
    String id = datasets.create(user, name, "").id();
    byte[] csv = "druck,ok\n1.5,1\n2.5,0\n".getBytes(UTF_8);
    datasets.receive(
        user,
        new Upload(
            id, FileName.of("a.csv"), MediaType.CSV, DialectChoice.NONE, null, null, csv.length),
        new ByteArrayInputStream(csv));
    return id;
  }

  private void after(int days) {
    clock.set(BEGIN.plus(Duration.ofDays(days)));
  }

  private List<String> names(Datasets datasets) {
    return datasets.list(user, PageRequest.first()).items().stream().map(Dataset::name).toList();
  }

  private List<String> actions(String id) {
    return audit
        .list(
            user, new AuditFilter(null, "dataset", id, null, null, null, null), PageRequest.first())
        .items()
        .stream()
        .map(AuditEntry::action)
        .toList();
  }

  private List<String> keys(String id) {
    List<String> keys = new ArrayList<>();
    store.forEach("wb-presse", "datasets/" + id + "/", object -> keys.add(object.key()));
    return keys;
  }

  /** A store that lets go of nothing. */
  private static final class HoldingStore extends ForwardingStore {
    HoldingStore(ObjectStore real) {
      super(real);
    }

    @Override
    public void removeAll(String bucket, String prefix) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable");
    }
  }
}

package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.TestDatabase;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Role;

/** Drafts when the store fails, the server is killed, or somebody else is faster. */
class DraftsTest {
  private static final RandomIds IDS = new RandomIds(new SecureRandom());

  @TempDir Path folder;
  private final CurrentUser user =
      new CurrentUser(
          "u1", "ds@presse.example", "D", "m1", "presse", "Presse", Set.of(Role.DATA_SCIENTIST));
  private ObjectStore store;
  private Database database;

  @BeforeEach
  void open() {
    store = EmbeddedStore.open(folder.resolve("objects"), Clock.systemUTC(), IDS::secret);
    database = TestDatabase.open(Dialect.SQLITE, folder);
    database.change(
        tx ->
            tx.handle()
                .execute(
                    "insert into members (id, slug, name, kind, created_at)"
                        + " values ('m1', 'presse', 'Presse', 'company', 0)"));
  }

  @AfterEach
  void close() {
    database.close();
    store.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"STORE_UNAVAILABLE", "STORE_FULL"})
  void aStoreThatFailsInTheMiddleLeavesDraftAndFiles(ProblemType type) {
    Draft draft = draftOfTwo();
    List<String> before = keys();
    BrokenStore broken =
        new BrokenStore(
            store,
            Problem.of(
                type, type == ProblemType.STORE_FULL ? "storage.full" : "storage.unavailable"));
    try (Datasets datasets = datasets(broken, Clock.systemUTC())) {
      assertThatThrownBy(() -> commit(datasets, draft))
          .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
      assertThatThrownBy(() -> put(datasets, draft, "c.csv", "x,y\n5,6\n"))
          .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
    }
    assertUntouched(draft, before);
  }

  @Test
  void aFileThatCannotBeReadToItsEndIsTheFaultOfTheStore() {
    Draft draft = draftOfTwo();
    List<String> before = keys();
    ObjectStore torn =
        new ForwardingStore(store) {
          @Override
          public InputStream get(String bucket, String key, long offset, long length) {
            InputStream whole = super.get(bucket, key, offset, length);
            return draft.files().get(1).objectKey().equals(key) ? new TornStream(whole, 3) : whole;
          }
        };
    try (Datasets datasets = datasets(torn, Clock.systemUTC())) {
      assertThatThrownBy(() -> commit(datasets, draft))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.STORE_UNAVAILABLE));
    }
    assertUntouched(draft, before);
  }

  @Test
  void aServerKilledBetweenBytesAndRowLeavesDraftAndFilesAndTheSweeperTakesTheRest() {
    Draft draft = draftOfTwo();
    List<String> before = keys();
    ObjectStore killing =
        new ForwardingStore(store) {
          @Override
          public long put(String bucket, String key, InputStream bytes, long size, String type) {
            super.put(bucket, key, bytes, size, type);
            throw new Killed();
          }

          @Override
          public void remove(String bucket, String key) {
            throw new Killed();
          }
        };
    try (Datasets datasets = datasets(killing, Clock.systemUTC())) {
      assertThatThrownBy(() -> commit(datasets, draft)).isInstanceOf(Killed.class);
    }
    assertThat(keys()).as("bytes without a row").hasSize(3);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
    try (Datasets datasets = datasets(store, later)) {
      assertThat(datasets.sweeper().sweep("wb-presse")).isEqualTo(1);
    }
    assertUntouched(draft, before);
  }

  @Test
  void aDraftThatChangesWhileItIsReadIsNotCommitted() {
    Draft draft = draftOfTwo();
    try (Datasets other = datasets(store, Clock.systemUTC())) {
      ObjectStore slow =
          new ForwardingStore(store) {
            @Override
            public long put(String bucket, String key, InputStream bytes, long size, String type) {
              long count = super.put(bucket, key, bytes, size, type);
              DraftsTest.this.put(other, draft, "c.csv", "x,y\n5,6\n");
              return count;
            }
          };
      try (Datasets datasets = datasets(slow, Clock.systemUTC())) {
        assertThatThrownBy(() -> commit(datasets, draft))
            .isInstanceOfSatisfying(
                Problem.class, p -> assertThat(p.text().key()).isEqualTo("datasets.draft.changed"));
      }
      assertThat(other.drafts().get(user, draft.datasetId(), draft.id()).files()).hasSize(3);
      assertThat(keys()).hasSize(3);
      assertThat(commit(other, draft).version().rows()).isEqualTo(3);
      assertThat(keys()).hasSize(1);
    }
  }

  @Test
  void theSweeperLeavesFilesOfADraftForSevenDaysAndThenTakesBoth() {
    Draft draft = draftOfTwo();
    assertThat(keys()).hasSize(2);
    Clock soon = Clock.offset(Clock.systemUTC(), Duration.ofDays(7).minusMinutes(1));
    try (Datasets datasets = datasets(store, soon)) {
      assertThat(datasets.sweeper().sweep("wb-presse")).isZero();
      assertThat(datasets.drafts().get(user, draft.datasetId(), draft.id()).files()).hasSize(2);
    }
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(7).plusMinutes(1));
    try (Datasets datasets = datasets(store, late)) {
      assertThat(datasets.sweeper().sweep("wb-other")).isZero();
      assertThat(datasets.sweeper().sweep("wb-presse")).isEqualTo(2);
      assertThatThrownBy(() -> datasets.drafts().get(user, draft.datasetId(), draft.id()))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
    assertThat(keys()).isEmpty();
  }

  @Test
  void aDraftHoldsAThousandFilesAndNoMore() {
    Draft draft = draftOfTwo();
    database.change(
        tx -> {
          for (int i = 2; i < Drafts.MOST_FILES; i++) {
            new DraftStore(tx)
                .insert(draft.id(), new DraftFile("n" + i, "0", 1, "wb-presse", "none/" + i));
          }
        });
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      assertThatThrownBy(() -> put(datasets, draft, "one-more.csv", "x,y\n1,2\n"))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.TOO_LARGE));
      assertThat(put(datasets, draft, "a.csv", "x,y\n7,8\n").sizeBytes()).isEqualTo(8);
      assertThat(keys()).hasSize(2);
    }
  }

  private Draft draftOfTwo() {
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      Draft draft = datasets.drafts().create(user, id);
      put(datasets, draft, "a.csv", "x,y\n1,2\n");
      put(datasets, draft, "b.csv", "x,y\n3,4\n");
      return datasets.drafts().get(user, id, draft.id());
    }
  }

  /** And that it can be committed after all. */
  private void assertUntouched(Draft draft, List<String> keys) {
    assertThat(keys()).isEqualTo(keys);
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      assertThat(datasets.drafts().get(user, draft.datasetId(), draft.id())).isEqualTo(draft);
      assertThat(datasets.detail(user, draft.datasetId()).versions()).isEmpty();
      assertThat(commit(datasets, draft).version().rows()).isEqualTo(2);
      assertThat(keys()).hasSize(1);
    }
  }

  private Received commit(Datasets datasets, Draft draft) {
    return datasets.drafts().commit(user, draft.datasetId(), draft.id(), null, DialectChoice.NONE);
  }

  private DraftFile put(Datasets datasets, Draft draft, String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Upload upload =
        new Upload(
            draft.datasetId(),
            FileName.of(name),
            MediaType.CSV,
            DialectChoice.NONE,
            null,
            null,
            bytes.length);
    return datasets.drafts().put(user, draft.id(), upload, new ByteArrayInputStream(bytes));
  }

  private Datasets datasets(ObjectStore objects, Clock clock) {
    return new Datasets(
        database,
        objects,
        new AuditTrail(database, Json.mapper(), clock, IDS),
        new Access(database, clock),
        Quotas.NONE,
        Json.mapper(),
        clock,
        IDS);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    store.ensureBucket("wb-presse");
    store.ensureBucket("wb-other");
    store.forEach("wb-presse", "datasets/", object -> keys.add(object.key()));
    return keys;
  }

  /** What a killed server does from that moment on: nothing. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Breaks off after so many bytes, the way a connection does. */
  private static final class TornStream extends java.io.FilterInputStream {
    private int left;

    TornStream(InputStream in, int bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        throw new IOException("connection reset");
      }
      int n = super.read(buffer, offset, Math.min(left, length));
      left -= Math.max(0, n);
      return n;
    }
  }
}

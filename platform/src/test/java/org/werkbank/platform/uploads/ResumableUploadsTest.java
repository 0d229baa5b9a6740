package org.werkbank.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.Datasets;
import org.werkbank.platform.datasets.ForwardingStore;
import org.werkbank.platform.datasets.Quotas;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.TestDatabase;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.PartStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Role;

/** Uploads when the store fails or the server is killed, and what the sweeper takes and leaves. */
@ParameterizedClass
@EnumSource(Dialect.class)
class ResumableUploadsTest {
  private static final int PART = TusConformance.PART;
  private static final RandomIds IDS = new RandomIds(new SecureRandom());

  @Parameter Dialect dialect;
  @TempDir Path folder;
  private final CurrentUser user =
      new CurrentUser(
          "u1", "ds@presse.example", "D", "m1", "presse", "Presse", Set.of(Role.DATA_SCIENTIST));
  private final byte[] rows = Rows.ofBytes(2 * PART + 1_000, 1);
  private ObjectStore store;
  private Database database;

  @BeforeEach
  void open() {
    store = EmbeddedStore.open(folder.resolve("objects"), Clock.systemUTC(), IDS::secret);
    database = TestDatabase.open(dialect, folder);
    database.change(
        tx ->
            tx.handle()
                .execute(
                    "insert into members (id, slug, name, kind, created_at)"
                        + " values ('m1', 'presse', 'Presse', 'company', 0)"));
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
    store.close();
  }

  @Test
  void theSweeperLeavesAnUploadForAWeekAndTakesAllOfItThen() throws IOException {
    String id;
    try (Room room = room(store, Duration.ZERO)) {
      id = room.begin();
      room.append(id, 0, PART + 500);
    }
    try (Room room = room(store, Duration.ofDays(6))) {
      assertThat(room.sweep()).isZero();
      room.append(id, PART + 500, PART + 600);
      assertThat(keys()).as("one tail alone").hasSize(1);
    }
    try (Room room = room(store, Duration.ofDays(12))) {
      assertThat(room.sweep()).isZero();
    }
    try (Room room = room(store, Duration.ofDays(14))) {
      assertThatThrownBy(() -> room.append(id, PART + 600, PART + 700))
          .satisfies(is(ProblemType.GONE));
      room.sweep();
      assertThatThrownBy(() -> room.append(id, PART + 600, PART + 700))
          .satisfies(is(ProblemType.NOT_FOUND));
    }
    assertThat(keys()).isEmpty();
    assertThat(bytesOnDisk()).as("parts as well").isLessThan(10_000);
  }

  @Test
  void aServerKilledBeforeTheVersionIsMadeMakesItWhenTheLastBytesComeAgain() {
    String id;
    ObjectStore killing = new PartsStore(store, true);
    try (Room room = room(killing, Duration.ZERO)) {
      id = room.begin();
      assertThatThrownBy(() -> room.append(id, 0, rows.length)).isInstanceOf(Killed.class);
    }
    try (Room room = room(store, Duration.ofHours(3))) {
      room.sweep();
      long received = room.uploads.settled(user, id).received();
      assertThat(received).isEqualTo(2L * PART);
      assertThat(room.append(id, 2 * PART, rows.length).version()).isEqualTo(1);
      assertThat(room.versionSha256()).isEqualTo(Rows.sha256(rows));
      assertThat(room.sweep()).isZero();
      assertThat(keys()).as("the version alone").hasSize(1);
    }
  }

  @Test
  void aStoreThatIsGoneCostsNothingThatWasWrittenDown() {
    PartsStore failing = new PartsStore(store, false);
    try (Room room = room(failing, Duration.ZERO)) {
      String id = room.begin();
      room.append(id, 0, 700);
      failing.isGone = true;
      assertThatThrownBy(() -> room.append(id, 700, rows.length))
          .satisfies(is(ProblemType.STORE_UNAVAILABLE));
      assertThat(room.uploads.settled(user, id).received()).isEqualTo(700);
      failing.isGone = false;
      assertThat(room.append(id, 700, rows.length).version()).isEqualTo(1);
      assertThat(room.versionSha256()).isEqualTo(Rows.sha256(rows));
    }
    assertThat(keys()).hasSize(1);
  }

  @Test
  void whatCameBeforeACutIsKeptButNotWhereAChecksumWasToBeHeldAgainstIt() {
    try (Room room = room(store, Duration.ZERO)) {
      String id = room.begin();
      InputStream cut = new SequenceInputStream(bytes(0, PART + 10), new CutStream());
      assertThatThrownBy(
              () -> room.uploads.append(user, id, 0, new Incoming(cut, rows.length, null)))
          .satisfies(is(ProblemType.UPLOAD_CUT));
      assertThat(room.uploads.settled(user, id).received()).isEqualTo(PART + 10);

      InputStream again = new SequenceInputStream(bytes(PART + 10, 2 * PART), new CutStream());
      Checksum checksum = Checksum.of("sha1 " + Tus.base64(Rows.digest("SHA-1", rows)));
      assertThatThrownBy(
              () -> room.uploads.append(user, id, PART + 10, new Incoming(again, -1, checksum)))
          .satisfies(is(ProblemType.UPLOAD_CUT));
      assertThat(room.uploads.settled(user, id).received()).isEqualTo(PART + 10);
      assertThat(room.append(id, PART + 10, rows.length).version()).isEqualTo(1);
      assertThat(room.versionSha256()).isEqualTo(Rows.sha256(rows));
    }
  }

  @Test
  void anUploadGivenUpLeavesNothing() throws IOException {
    try (Room room = room(store, Duration.ZERO)) {
      String id = room.begin();
      room.append(id, 0, PART + 500);
      room.uploads.remove(user, id);
    }
    assertThat(keys()).isEmpty();
    assertThat(bytesOnDisk()).isLessThan(10_000);
  }

  private ByteArrayInputStream bytes(int from, int to) {
    return new ByteArrayInputStream(rows, from, to - from);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    store.forEach("wb-presse", "datasets/", object -> keys.add(object.key()));
    return keys;
  }

  private long bytesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static java.util.function.Consumer<Throwable> is(ProblemType type) {
    return e ->
        assertThat(e)
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }

  private Room room(ObjectStore objects, Duration ahead) {
    Clock clock = Clock.offset(Clock.systemUTC(), ahead);
    AuditTrail audit = new AuditTrail(database, Json.mapper(), clock, IDS);
    Datasets datasets =
        new Datasets(
            database,
            objects,
            audit,
            new Access(database, clock),
            Quotas.NONE,
            Json.mapper(),
            clock,
            IDS);
    return new Room(
        datasets, new ResumableUploads(database, objects, datasets.arrivals(), audit, clock, IDS));
  }

  /** The rooms of a server, at a time. */
  private final class Room implements AutoCloseable {
    private final Datasets datasets;
    private final ResumableUploads uploads;
    private String dataset = "";

    Room(Datasets datasets, ResumableUploads uploads) {
      this.datasets = datasets;
      this.uploads = uploads;
    }

    String begin() {
      dataset = datasets.create(user, "Presse", "").id();
      return uploads.create(user, Tus.metadata(dataset, "press.csv", Map.of()), rows.length).id();
    }

    ResumableUpload append(String id, int from, int to) {
      ResumableUpload upload =
          uploads.append(user, id, from, new Incoming(bytes(from, to), to - from, null));
      dataset = upload.datasetId();
      return upload;
    }

    String versionSha256() {
      return datasets.version(user, dataset, 1).sha256();
    }

    int sweep() {
      return datasets.sweeper(uploads).sweep("wb-presse");
    }

    @Override
    public void close() {
      uploads.close();
      datasets.close();
    }
  }

  /** A real store whose parts go wrong. */
  private static final class PartsStore extends ForwardingStore implements PartStore {
    private final PartStore real;
    private final boolean killsWhenComplete;
    private boolean isGone;

    PartsStore(ObjectStore real, boolean killsWhenComplete) {
      super(real);
      this.real = real.parts();
      this.killsWhenComplete = killsWhenComplete;
    }

    @Override
    public PartStore parts() {
      return this;
    }

    @Override
    public String begin(String bucket, String key, String mediaType) {
      return real.begin(bucket, key, mediaType);
    }

    @Override
    public String put(
        String bucket, String key, String uploadId, int number, byte[] bytes, int length) {
      if (isGone) {
        throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable");
      }
      return real.put(bucket, key, uploadId, number, bytes, length);
    }

    @Override
    public void complete(String bucket, String key, String uploadId, List<String> tags) {
      real.complete(bucket, key, uploadId, tags);
      if (killsWhenComplete) {
        throw new Killed();
      }
    }

    @Override
    public void abort(String bucket, String key, String uploadId) {
      real.abort(bucket, key, uploadId);
    }
  }

  /** What a killed server does from that moment on: nothing. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A line that is cut. */
  private static final class CutStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line was cut");
    }
  }
}

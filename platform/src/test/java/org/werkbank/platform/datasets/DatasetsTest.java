package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.ParquetWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.datasets.parquet.TestParquet;
import org.werkbank.platform.datasets.profile.ColumnProfile;
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

class DatasetsTest {
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
  void leavesNothingWhenTheStoreFailsInTheMiddle(ProblemType type) {
    BrokenStore broken =
        new BrokenStore(
            store,
            Problem.of(
                type, type == ProblemType.STORE_FULL ? "storage.full" : "storage.unavailable"));
    try (Datasets datasets = datasets(broken, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      byte[] csv = ("a,b\n" + "1,2\n".repeat(1_000_000)).getBytes(UTF_8);
      assertThatThrownBy(() -> receive(datasets, id, "a.csv", csv))
          .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
      assertThat(keys()).isEmpty();
      assertThat(datasets.detail(user, id).versions()).isEmpty();
    }
  }

  @Test
  void runReadsAVersionOnlyAfterTheSchemaIsConfirmed() {
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      receive(datasets, id, "a.csv", "x [K];failure\n1,5;0\n2,5;1\n".getBytes(UTF_8));
      assertThatThrownBy(() -> datasets.inputFor(user, id, null, Action.TRAIN))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.text().key()).isEqualTo("datasets.confirmFirst"));
      datasets.confirmSchema(user, id, List.of());
      DatasetInput input = datasets.inputFor(user, id, null, Action.TRAIN);
      assertThat(input.rows()).isEqualTo(2);
      assertThat(input.input().uri()).startsWith("s3a://wb-presse/datasets/" + id);
      assertThat(input.input().columns())
          .extracting(c -> c.role() + " " + c.unit())
          .containsExactly(ColumnRole.FEATURE + " K", ColumnRole.LABEL + " null");
      assertThat(input.input().dialect().decimal()).isEqualTo(",");
      assertThat(store.find("wb-presse", input.grant().prefix())).isPresent();
    }
  }

  @Test
  void sweepsWhatAKilledUploadLeftAndNeverWhatARowNames() {
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      receive(datasets, id, "a.csv", "x,failure\n1,0\n2,1\n".getBytes(UTF_8));
      String named = keys().get(0);
      String orphan = "datasets/" + id + "/killed/data.csv";
      byte[] bytes = "x,failure\n1,".getBytes(UTF_8);
      store.put("wb-presse", orphan, new ByteArrayInputStream(bytes), bytes.length, "text/csv");
      store.put("wb-presse", "runs/1/1/x", new ByteArrayInputStream(bytes), bytes.length, "a/b");
      assertThat(datasets.sweeper().sweep("wb-presse")).as("too young to be given up").isZero();
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
      try (Datasets then = datasets(store, later)) {
        assertThat(then.sweeper().sweep("wb-presse")).isEqualTo(1);
      }
      assertThat(keys()).containsExactly(named);
      assertThat(store.find("wb-presse", "runs/1/1/x")).isPresent();
    }
  }

  @Test
  void profilesParquetByItsTypes() throws IOException {
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      Received received =
          receive(datasets, id, "parts.parquet", Files.readAllBytes(parquet(3_000)));
      assertThat(received.version().mediaType()).isEqualTo("application/vnd.apache.parquet");
      assertThat(received.version().dialect()).isNull();
      assertThat(received.version().rows()).isEqualTo(3_000);
      List<ColumnProfile> columns = received.version().profile().columns();
      assertThat(columns)
          .extracting(ColumnProfile::type)
          .containsExactly(
              ColumnType.TEXT, ColumnType.NUMBER, ColumnType.TIMESTAMP, ColumnType.INTEGER);
      assertThat(columns.get(1).missing()).isEqualTo(300);
      assertThat(columns.get(1).numbers().min()).isEqualTo(0.5);
      assertThat(columns.get(1).numbers().max()).isEqualTo(1499);
      assertThat(received.version().profile().sample().get(1))
          .containsExactly("Größe 1", "0.5", "2026-11-25T08:00:01Z", "1");
    }
  }

  @Test
  void refusesWhatOnlyCallsItselfParquetAndLeavesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(parquet(50));
    byte[] torn = whole.clone();
    java.util.Arrays.fill(torn, 4, whole.length - 8, (byte) 0x7f);
    byte[] greedy = whole.clone();
    greedy[whole.length - 5] = 0x7f;
    byte[] lying =
        TestParquet.claiming(
            whole, footer -> footer.getRow_groups().get(0).setNum_rows(Long.MAX_VALUE));
    try (Datasets datasets = datasets(store, Clock.systemUTC())) {
      String id = datasets.create(user, "Presse", "").id();
      for (byte[] bytes :
          List.of("PAR1".getBytes(UTF_8), "a,b\n1,2\n".getBytes(UTF_8), torn, greedy, lying)) {
        assertThatThrownBy(() -> receive(datasets, id, "x.parquet", bytes))
            .isInstanceOfSatisfying(
                Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.BAD_DATA));
      }
      assertThat(keys()).isEmpty();
    }
  }

  private Path parquet(int rows) throws IOException {
    MessageType schema =
        new MessageType(
            "parts",
            Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("size"),
            Types.optional(PrimitiveTypeName.DOUBLE).named("torque [Nm]"),
            Types.required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named("time"),
            Types.required(PrimitiveTypeName.INT32).named("failure"));
    Path file = folder.resolve(IDS.next() + ".parquet");
    long begin = Instant.parse("2026-11-25T08:00:00Z").toEpochMilli();
    try (ParquetWriter<Integer> writer =
        ParquetWriter.writeFile(
            schema,
            file.toFile(),
            (row, out) -> {
              out.write("size", "Größe " + row % 5);
              if (row % 10 != 0) {
                out.write("torque [Nm]", row / 2.0 - (row == 2_999 ? 0.5 : 0));
              }
              out.write("time", begin + row * 1000L);
              out.write("failure", row % 2);
            })) {
      for (int row : IntStream.range(0, rows).toArray()) {
        writer.write(row);
      }
    }
    return file;
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

  private Received receive(Datasets datasets, String id, String name, byte[] bytes) {
    return datasets.receive(
        user,
        new Upload(
            id,
            FileName.of(name),
            MediaType.of("application/octet-stream", name),
            DialectChoice.NONE,
            null,
            null,
            bytes.length),
        new ByteArrayInputStream(bytes));
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    store.ensureBucket("wb-presse");
    store.forEach("wb-presse", "datasets/", object -> keys.add(object.key()));
    return keys;
  }
}

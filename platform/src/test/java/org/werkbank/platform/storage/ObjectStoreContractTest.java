package org.werkbank.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.credentials.StaticProvider;
import io.minio.http.Method;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** What every object store does, whichever stands behind the endpoint. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObjectStoreContractTest {
  private static final String OURS = "wb-ours";
  private static final String THEIRS = "wb-theirs";
  private ObjectStore store;

  abstract ObjectStore open() throws Exception;

  /** What lies in the store of uploads to the key that were not finished. */
  abstract List<String> unfinished(String bucket, String key) throws Exception;

  @BeforeAll
  void start() throws Exception {
    store = open();
    store.ensureBucket(OURS);
    store.ensureBucket(OURS);
    store.ensureBucket(THEIRS);
    put(THEIRS, "secret/rows.csv", "their rows");
  }

  @AfterAll
  void stop() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    put(OURS, "plain/Größe ü.txt", "hällo");
    assertThat(text(store.get(OURS, "plain/Größe ü.txt"))).isEqualTo("hällo");
    assertThat(store.find(OURS, "plain/Größe ü.txt").orElseThrow().sizeBytes()).isEqualTo(6);
  }

  @Test
  void overwritesAndRemoves() throws IOException {
    put(OURS, "again", "one");
    put(OURS, "again", "two");
    assertThat(text(store.get(OURS, "again"))).isEqualTo("two");
    store.remove(OURS, "again");
    assertThat(store.find(OURS, "again")).isEmpty();
  }

  @Test
  void readsARange() throws IOException {
    put(OURS, "range", "0123456789");
    assertThat(text(store.get(OURS, "range", 2, 3))).isEqualTo("234");
    assertThat(text(store.get(OURS, "range", 2, 0))).isEmpty();
  }

  @Test
  void storesAStreamOfUnknownLengthInParts() throws IOException {
    byte[] bytes = new byte[(37 << 20) + 11];
    new Random(1).nextBytes(bytes);
    assertThat(store.put(OURS, "parts", new ByteArrayInputStream(bytes), -1, "text/csv"))
        .isEqualTo(bytes.length);
    try (InputStream in = store.get(OURS, "parts")) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void makesOneObjectOfPartsOfWhichTheLastSentCount() throws Exception {
    PartStore parts = store.parts();
    byte[] memory = new byte[6 << 20];
    String upload = parts.begin(OURS, "grown/file", "text/csv");
    parts.put(OURS, "grown/file", upload, 1, memory, memory.length);
    new Random(2).nextBytes(memory);
    String first = parts.put(OURS, "grown/file", upload, 1, memory, 5 << 20);
    String second = parts.put(OURS, "grown/file", upload, 2, memory, 7);
    assertThat(store.find(OURS, "grown/file")).isEmpty();
    parts.complete(OURS, "grown/file", upload, List.of(first, second));
    try (InputStream in = store.get(OURS, "grown/file")) {
      assertThat(in.readNBytes(5 << 20)).isEqualTo(Arrays.copyOf(memory, 5 << 20));
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(memory, 7));
    }
  }

  @Test
  void leavesNothingOfPartsThatAreGivenUp() throws Exception {
    List<String> before = unfinished(OURS, "grown/not");
    PartStore parts = store.parts();
    String upload = parts.begin(OURS, "grown/not", "text/csv");
    parts.put(OURS, "grown/not", upload, 1, new byte[5 << 20], 5 << 20);
    parts.abort(OURS, "grown/not", upload);
    parts.abort(OURS, "grown/not", upload);
    assertThat(unfinished(OURS, "grown/not")).isEqualTo(before);
  }

  @Test
  void leavesNothingWhenTheStreamFails() {
    InputStream cut =
        new InputStream() {
          private int left = 20 << 20;

          @Override
          public int read() throws IOException {
            if (left-- > 0) {
              return 'x';
            }
            throw new IOException("the line was cut");
          }
        };
    assertThatThrownBy(() -> store.put(OURS, "cut/file", cut, -1, "text/csv"))
        .isInstanceOf(UploadSourceException.class)
        .hasMessageContaining("the line was cut");
    assertThat(keys("cut/")).isEmpty();
  }

  @Test
  void leavesNoPartsBehindWhenTheStreamFails() throws Exception {
    List<String> before = unfinished(OURS, "cut/parts");
    assertThatThrownBy(
            () ->
                store.put(
                    OURS,
                    "cut/parts",
                    new SequenceInputStream(
                        new ByteArrayInputStream(new byte[40 << 20]), new BrokenStream()),
                    -1,
                    "text/csv"))
        .isInstanceOf(UploadSourceException.class);
    assertThat(unfinished(OURS, "cut/parts")).isEqualTo(before);
    assertThat(keys("")).noneMatch(key -> key.startsWith("cut"));
  }

  @Test
  void saysWhatTheSourceOfTheBytesSaid() {
    InputStream refusing =
        new InputStream() {
          @Override
          public int read() {
            throw Problem.of(ProblemType.BAD_DATA, "storage.full");
          }
        };
    assertThatThrownBy(() -> store.put(OURS, "refused", refusing, -1, "text/csv"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.BAD_DATA));
    assertThat(store.find(OURS, "refused")).isEmpty();
  }

  @Test
  void storesNothingWhenFewerBytesComeThanWereSaid() {
    assertThatThrownBy(
            () -> store.put(OURS, "short", new ByteArrayInputStream(new byte[10]), 11, "text/csv"))
        .isInstanceOf(UploadSourceException.class)
        .hasMessageContaining("10 of 11 bytes");
    assertThat(store.find(OURS, "short")).isEmpty();
  }

  @Test
  void doesNotWaitForTheRestOfTheBytesWhenTheStoreRefuses() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> store.put("wb-missing", "x", endless, -1, "text/csv"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void copiesBetweenBuckets() throws IOException {
    put(OURS, "copy/from", "bytes");
    store.copy(OURS, "copy/from", THEIRS, "copy/to");
    assertThat(text(store.get(THEIRS, "copy/to"))).isEqualTo("bytes");
  }

  @Test
  void listsAndRemovesMoreThanOnePage() {
    for (int i = 0; i < 1_100; i++) {
      put(OURS, "many/%04d".formatted(i), "x");
    }
    assertThat(keys("many/")).hasSize(1_100);
    store.removeAll(OURS, "many/");
    assertThat(keys("many/")).isEmpty();
  }

  @Test
  void saysNotFoundForWhatIsNotThere() {
    assertThatThrownBy(() -> store.get(OURS, "nothing"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void temporaryCredentialsReachTheirPrefix() throws Exception {
    put(OURS, "data/a.csv", "rows");
    MinioClient run =
        clientOf(
            store.issue(
                List.of(Grant.read(OURS, "data/a.csv"), Grant.write(OURS, "runs/1/1/")),
                Duration.ofHours(1)));
    assertThat(text(get(run, OURS, "data/a.csv"))).isEqualTo("rows");
    putAs(run, OURS, "runs/1/1/model.zip", 12 << 20);
    assertThat(store.find(OURS, "runs/1/1/model.zip").orElseThrow().sizeBytes())
        .isEqualTo(12 << 20);
    List<String> seen = new ArrayList<>();
    for (Result<Item> item :
        run.listObjects(
            ListObjectsArgs.builder().bucket(OURS).prefix("runs/1/1/").recursive(true).build())) {
      seen.add(item.get().objectName());
    }
    assertThat(seen).containsExactly("runs/1/1/model.zip");
    run.removeObject(RemoveObjectArgs.builder().bucket(OURS).object("runs/1/1/model.zip").build());
    assertThat(store.find(OURS, "runs/1/1/model.zip")).isEmpty();
  }

  @Test
  void temporaryCredentialsReachNothingElse() throws Exception {
    put(OURS, "private/rows.csv", "ours");
    TemporaryCredentials credentials =
        store.issue(
            List.of(Grant.read(OURS, "data/a.csv"), Grant.write(OURS, "runs/2/1/")),
            Duration.ofHours(1));
    MinioClient run = clientOf(credentials);
    putAs(run, OURS, "runs/2/1/own", 3);
    refused(() -> get(run, THEIRS, "secret/rows.csv"));
    refused(() -> get(run, OURS, "private/rows.csv"));
    refused(() -> putAs(run, OURS, "data/a.csv", 3));
    refused(() -> putAs(run, OURS, "runs/2/10/x", 3));
    refused(() -> putAs(run, THEIRS, "runs/2/1/x", 3));
    refused(
        () ->
            run.statObject(
                StatObjectArgs.builder().bucket(OURS).object("private/rows.csv").build()));
    refused(() -> list(run, OURS, "private/"));
    refused(() -> list(run, OURS, ""));
    refused(() -> list(run, THEIRS, "secret/"));
    refused(() -> copy(run, THEIRS, "secret/rows.csv", OURS, "runs/2/1/stolen"));
    refused(() -> copy(run, OURS, "runs/2/1/own", THEIRS, "secret/planted"));
    refused(() -> bulkRemove(run, THEIRS, "secret/rows.csv"));
    refused(() -> run.removeObject(removal(OURS, "private/rows.csv")));
    assertThat(presignedStatus(run, THEIRS, "secret/rows.csv")).isEqualTo(403);
    assertThat(text(store.get(THEIRS, "secret/rows.csv"))).isEqualTo("their rows");
    assertThat(text(store.get(OURS, "private/rows.csv"))).isEqualTo("ours");
    assertThat(store.find(THEIRS, "secret/planted")).isEmpty();
  }

  MinioClient clientOf(TemporaryCredentials credentials) {
    return clientOf(store.address(), credentials);
  }

  static MinioClient clientOf(StoreAddress address, TemporaryCredentials credentials) {
    return MinioClient.builder()
        .endpoint(address.endpoint())
        .region(address.region())
        .credentialsProvider(
            new StaticProvider(
                credentials.accessKey(), credentials.secretKey(), credentials.sessionToken()))
        .build();
  }

  ObjectStore store() {
    return store;
  }

  static InputStream get(MinioClient client, String bucket, String key) throws Exception {
    return client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build());
  }

  static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfies(e -> assertThat(e.toString()).containsAnyOf("Access", "denied", "403"));
  }

  private void put(String bucket, String key, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    store.put(bucket, key, new ByteArrayInputStream(bytes), bytes.length, "text/plain");
  }

  private static void putAs(MinioClient client, String bucket, String key, int size)
      throws Exception {
    client.putObject(
        PutObjectArgs.builder().bucket(bucket).object(key).stream(
                new ByteArrayInputStream(new byte[size]), -1, 5 << 20)
            .build());
  }

  private static void list(MinioClient client, String bucket, String prefix) throws Exception {
    for (Result<Item> item :
        client.listObjects(
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build())) {
      item.get();
    }
  }

  private static void copy(MinioClient client, String from, String key, String to, String target)
      throws Exception {
    client.copyObject(
        CopyObjectArgs.builder()
            .bucket(to)
            .object(target)
            .source(CopySource.builder().bucket(from).object(key).build())
            .build());
  }

  private static RemoveObjectArgs removal(String bucket, String key) {
    return RemoveObjectArgs.builder().bucket(bucket).object(key).build();
  }

  private static void bulkRemove(MinioClient client, String bucket, String key) throws Exception {
    for (Result<DeleteError> error :
        client.removeObjects(
            RemoveObjectsArgs.builder()
                .bucket(bucket)
                .objects(List.of(new DeleteObject(key)))
                .build())) {
      throw new IOException(error.get().code());
    }
  }

  private static int presignedStatus(MinioClient client, String bucket, String key)
      throws Exception {
    String address =
        client.getPresignedObjectUrl(
            GetPresignedObjectUrlArgs.builder()
                .method(Method.GET)
                .bucket(bucket)
                .object(key)
                .build());
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  /** A line that is cut. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line was cut");
    }
  }

  private List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    store.forEach(OURS, prefix, object -> keys.add(object.key()));
    return keys;
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}

package org.werkbank.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;
import org.werkbank.platform.Waiting;

/** What the text of tus 1.0.0 asks of a server, and what ours makes of the bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TusConformance {
  static final int PART = 5 << 20;
  private static final String BYTES = "application/offset+octet-stream";

  private final MovableClock clock = new MovableClock();
  private TestPlatform platform;
  private Tus tus;

  /** The store the server is started on, as settings. */
  abstract Map<String, String> store();

  @BeforeAll
  void start(@TempDir Path home) {
    platform = TestPlatform.start(home, store(), clock);
    tus = new Tus(platform, platform.dataScientist("presse"));
  }

  @AfterAll
  void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void optionsSayWhatTheServerCanDo() {
    Answer answer =
        tus.call("OPTIONS", "/files", BodyPublishers.noBody(), Map.of("Tus-Resumable", ""));
    assertThat(answer.status()).isIn(200, 204);
    assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(answer.header("Tus-Extension").split(","))
        .containsExactlyInAnyOrder(
            "creation", "creation-with-upload", "checksum", "termination", "expiration");
    assertThat(answer.header("Tus-Checksum-Algorithm").split(","))
        .containsExactly("md5", "sha1", "sha256");
    assertThat(Long.parseLong(answer.header("Tus-Max-Size"))).isGreaterThan(100L << 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.2.2", "2.0.0"})
  void anotherVersionIsRefusedAndOursNamed(String version) {
    String file = tus.begin(10);
    for (String method : new String[] {"HEAD", "PATCH", "DELETE", "POST"}) {
      Answer answer =
          tus.call(
              method,
              method.equals("POST") ? "/files" : file,
              BodyPublishers.noBody(),
              Map.of("Tus-Resumable", version));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
      assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
    }
    assertThat(tus.offset(file)).isZero();
  }

  @Test
  void whatWasBegunIsToldByHead() {
    String metadata = Tus.metadata(tus.dataset(), "größe.csv", Map.of("decimal", ","));
    Answer made = tus.create(10, metadata).expect(201);
    assertThat(made.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(made.header("Location")).startsWith("/files/");
    assertThat(made.header("Upload-Expires")).endsWith(" GMT");
    Answer head = tus.head(made.header("Location"));
    assertThat(head.status()).isIn(200, 204);
    assertThat(head.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(head.header("Upload-Offset")).isEqualTo("0");
    assertThat(head.header("Upload-Length")).isEqualTo("10");
    assertThat(head.header("Upload-Metadata")).isEqualTo(metadata);
    assertThat(head.header("Cache-Control")).contains("no-store");
    assertThat(head.response().body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'',400", "-1,400", "ten,400", "1.5,400", "999999999999999,413"})
  void aLengthMustBeANumberWithinTheLimit(String length, int status) {
    String metadata = Tus.metadata(tus.dataset(), "press.csv", Map.of());
    assertThat(tus.create(length, metadata).expect(status).json().get("detail").asText())
        .isNotBlank();
  }

  @Test
  void aLengthThatComesLaterIsNotOffered() {
    tus.call(
            "POST",
            "/files",
            BodyPublishers.noBody(),
            Map.of(
                "Upload-Defer-Length",
                "1",
                "Upload-Metadata",
                Tus.metadata(tus.dataset(), "press.csv", Map.of())))
        .expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dataset",
        "dataset %, filename cHJlc3MuY3N2",
        "dataset ???",
        "dataset ZA==, dataset ZA==, filename cHJlc3MuY3N2",
        "dätaset ZA==",
        "filename cHJlc3MuY3N2",
        "dataset ZA==",
        "dataset ZA==,,filename cHJlc3MuY3N2",
        "dataset ZA==,filename /w=="
      })
  void metadataThatCannotBeReadAreRefusedWithTheReason(String metadata) {
    Answer answer = tus.create(10, metadata).expect(400);
    assertThat(answer.json().at("/errors/0/detail").asText()).as(answer.toString()).isNotBlank();
  }

  @Test
  void aFileThatCouldNeverBecomeAVersionIsRefusedBeforeItIsSent() {
    String dataset = tus.dataset();
    tus.create(10, Tus.metadata("nothing", "press.csv", Map.of())).expect(404);
    tus.create(10, Tus.metadata(dataset, "press.pdf", Map.of())).expect(415);
    tus.create(10, Tus.metadata(dataset, "../press.csv", Map.of())).expect(400);
    tus.create(10, Tus.metadata(dataset, "press.csv", Map.of("decimal", "x"))).expect(400);
    tus.create(10, Tus.metadata(dataset, "press.csv", Map.of("sha256", "abc"))).expect(400);
    tus.create(10, Tus.metadata(dataset, "p.parquet", Map.of("columns", "a,b"))).expect(400);
    Answer empty = tus.create(0, Tus.metadata(dataset, "press.csv", Map.of())).expect(422);
    assertThat(empty.json().get("detail").asText()).contains("empty");
  }

  @Test
  void bytesInPiecesBecomeOneVersion() {
    byte[] rows = Rows.ofBytes(2 * PART + 12_345, 1);
    String file = tus.begin(rows.length);
    int[] ends = {1, 70_000, PART, PART + 1, 2 * PART + 7, rows.length};
    int from = 0;
    Answer last = null;
    for (int end : ends) {
      last = tus.patch(file, from, rows, from, end - from).expect(204);
      assertThat(last.header("Upload-Offset")).isEqualTo(String.valueOf(end));
      assertThat(tus.offset(file)).isEqualTo(end);
      from = end;
    }
    Answer version = platform.get(last.header("Werkbank-Version"), tus.token()).expect(200);
    assertThat(version.json().get("sha256").asText()).isEqualTo(Rows.sha256(rows));
    assertThat(version.json().get("sizeBytes").asLong()).isEqualTo(rows.length);
    assertThat(version.json().get("filename").asText()).isEqualTo("press.csv");
    Answer content =
        platform.get(last.header("Werkbank-Version") + "/content", tus.token()).expect(200);
    assertThat(Rows.sha256(content.response().body())).isEqualTo(Rows.sha256(rows));
    assertThat(tus.head(file).header("Werkbank-Version"))
        .isEqualTo(last.header("Werkbank-Version"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, PART, PART + 1, 2 * PART, 3 * PART - 1})
  void bytesInOneRequestBecomeOneVersion(int size) {
    byte[] rows = Rows.ofBytes(size, 2);
    String file = tus.begin(size);
    Answer answer = tus.patch(file, 0, rows, 0, size).expect(204);
    assertThat(
            platform
                .get(answer.header("Werkbank-Version"), tus.token())
                .expect(200)
                .json()
                .get("sha256")
                .asText())
        .isEqualTo(Rows.sha256(rows));
    tus.patch(file, size, rows, 0, 0).expect(204);
  }

  @Test
  void theSameBytesAgainLeadToTheVersionThereIs() {
    byte[] rows = Rows.ofBytes(10_000, 3);
    String metadata = Tus.metadata(tus.dataset(), "press.csv", Map.of());
    String first = sent(rows, metadata).header("Werkbank-Version");
    assertThat(first).endsWith("/versions/1");
    assertThat(sent(rows, metadata).header("Werkbank-Version")).isEqualTo(first);
    assertThat(sent(Rows.ofBytes(10_000, 4), metadata).header("Werkbank-Version"))
        .endsWith("/versions/2");
  }

  @Test
  void offsetTypeAndSizeMustFit() {
    byte[] rows = Rows.ofBytes(100_000, 5);
    String file = tus.begin(rows.length);
    tus.patch(file, 0, rows, 0, 1_000).expect(204);
    tus.patch(file, 0, rows, 0, 1_000).expect(409);
    tus.patch(file, 2_000, rows, 2_000, 1_000).expect(409);
    tus.patch(file, "", BodyPublishers.ofByteArray(rows), Map.of()).expect(400);
    tus.patch(file, "-1", BodyPublishers.ofByteArray(rows), Map.of()).expect(400);
    tus.patch(file, 1_000, BodyPublishers.ofByteArray(rows), Map.of("Content-Type", "text/csv"))
        .expect(415);
    tus.patch(file, 1_000, rows, 0, rows.length).expect(413);
    assertThat(tus.offset(file)).isEqualTo(1_000);
    tus.patch(file, 1_000, rows, 1_000, 0).expect(204);
    tus.patch(file, 1_000, rows, 1_000, rows.length - 1_000).expect(204);
    tus.patch("/files/nothing", 0, rows, 0, 10).expect(404);
    tus.head("/files/nothing").expect(404);
    tus.delete("/files/nothing").expect(404);
  }

  @Test
  void moreBytesThanAnnouncedAreRefusedThoughNobodySaysHowMany() {
    byte[] rows = Rows.ofBytes(10_000, 6);
    String file = tus.begin(9_000);
    var unknown = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(rows));
    tus.patch(file, 0, unknown, Map.of()).expect(413);
    assertThat(tus.offset(file)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"sha1,SHA-1", "md5,MD5", "sha256,SHA-256"})
  void aChecksumKeepsWrongBytesOut(String name, String algorithm) {
    byte[] rows = Rows.ofBytes(2 * PART + 1_000, 7);
    String file = tus.begin(rows.length);
    tus.patch(file, 0, rows, 0, 1_000).expect(204);
    byte[] rest = java.util.Arrays.copyOfRange(rows, 1_000, rows.length);
    String right = name + " " + Tus.base64(Rows.digest(algorithm, rest));
    byte[] wrong = rest.clone();
    wrong[PART + 5] ^= 1;
    assertThat(
            tus.patch(
                    file,
                    1_000,
                    BodyPublishers.ofByteArray(wrong),
                    Map.of("Upload-Checksum", right))
                .status())
        .isEqualTo(460);
    assertThat(tus.offset(file)).isEqualTo(1_000);
    Answer done =
        tus.patch(file, 1_000, BodyPublishers.ofByteArray(rest), Map.of("Upload-Checksum", right))
            .expect(204);
    assertThat(
            platform
                .get(done.header("Werkbank-Version"), tus.token())
                .json()
                .get("sha256")
                .asText())
        .isEqualTo(Rows.sha256(rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "crc32 AAAA", "sha1 AAAA", "sha1 ???"})
  void aChecksumThatCannotBeReadIsRefused(String checksum) {
    String file = tus.begin(10);
    tus.patch(file, 0, BodyPublishers.ofByteArray(new byte[3]), Map.of("Upload-Checksum", checksum))
        .expect(400);
    assertThat(tus.offset(file)).isZero();
  }

  @Test
  void anUploadGivenUpIsGone() {
    byte[] rows = Rows.ofBytes(PART + 5_000, 8);
    String file = tus.begin(rows.length);
    tus.patch(file, 0, rows, 0, PART + 1_000).expect(204);
    assertThat(tus.delete(file).expect(204).header("Tus-Resumable")).isEqualTo("1.0.0");
    tus.head(file).expect(404);
    tus.patch(file, PART + 1_000, rows, 0, 10).expect(404);
    tus.delete(file).expect(404);
  }

  @Test
  void anUploadNobodyGoesOnWithExpires() {
    String file = tus.begin(1_000);
    clock.ahead = Duration.ofDays(6);
    tus.patch(file, 0, Rows.ofBytes(1_000, 1), 0, 10).expect(204);
    clock.ahead = Duration.ofDays(12);
    assertThat(tus.offset(file)).isEqualTo(10);
    clock.ahead = Duration.ofDays(14);
    tus.head(file).expect(410);
    tus.patch(file, 10, new byte[10], 0, 10).expect(410);
    clock.ahead = Duration.ZERO;
  }

  @Test
  void oneRequestAtATimeAndWhatCameBeforeTheCutIsKept() throws Exception {
    byte[] rows = Rows.ofBytes(PART + 100_000, 9);
    String file = tus.begin(rows.length);
    try (RawPatch slow = RawPatch.open(platform.address(), tus.token(), file, 0, rows.length)) {
      slow.send(rows, 0, PART + 50_000);
      Waiting.until(() -> tus.offset(file) == PART);
      tus.patch(file, PART, rows, PART, 0).expect(423);
      tus.delete(file).expect(423);
    }
    Waiting.until(() -> tus.offset(file) == PART + 50_000);
    Answer done = tus.patch(file, PART + 50_000, rows, PART + 50_000, 50_000).expect(204);
    assertThat(
            platform
                .get(done.header("Werkbank-Version"), tus.token())
                .json()
                .get("sha256")
                .asText())
        .isEqualTo(Rows.sha256(rows));
  }

  @Test
  void otherMethodsMayTravelAsPost() {
    byte[] rows = Rows.ofBytes(1_000, 10);
    String file = tus.begin(rows.length);
    tus.call(
            "POST",
            file,
            BodyPublishers.ofByteArray(rows, 0, 500),
            Map.of("X-HTTP-Method-Override", "PATCH", "Upload-Offset", "0", "Content-Type", BYTES))
        .expect(204);
    Answer head =
        tus.call("POST", file, BodyPublishers.noBody(), Map.of("X-HTTP-Method-Override", "HEAD"));
    assertThat(head.header("Upload-Offset")).isEqualTo("500");
    tus.call("POST", file, BodyPublishers.noBody(), Map.of("X-HTTP-Method-Override", "DELETE"))
        .expect(204);
    tus.head(file).expect(404);
  }

  @Test
  void theFirstBytesMayComeWithTheBeginning() {
    byte[] rows = Rows.ofBytes(PART + 1_000, 11);
    String metadata = Tus.metadata(tus.dataset(), "press.csv", Map.of());
    Answer made =
        tus.call(
                "POST",
                "/files",
                BodyPublishers.ofByteArray(rows, 0, 600),
                Map.of(
                    "Upload-Length",
                    String.valueOf(rows.length),
                    "Upload-Metadata",
                    metadata,
                    "Content-Type",
                    BYTES))
            .expect(201);
    assertThat(made.header("Upload-Offset")).isEqualTo("600");
    tus.patch(made.header("Location"), 600, rows, 600, rows.length - 600).expect(204);
    Answer whole =
        tus.call(
                "POST",
                "/files",
                BodyPublishers.ofByteArray(rows),
                Map.of(
                    "Upload-Length",
                    String.valueOf(rows.length),
                    "Upload-Metadata",
                    metadata,
                    "Content-Type",
                    BYTES))
            .expect(201);
    assertThat(whole.header("Werkbank-Version")).endsWith("/versions/1");
  }

  @Test
  void aWrongFileIsRefusedWithItsPlaceAndLeavesNothing() {
    byte[] rows = Rows.ofBytes(PART + 1_000, 12);
    byte[] wrong = rows.clone();
    System.arraycopy(",,,,".getBytes(StandardCharsets.US_ASCII), 0, wrong, PART + 500, 4);
    String file = tus.begin(wrong.length);
    tus.patch(file, 0, wrong, 0, PART + 100).expect(204);
    Answer answer = tus.patch(file, PART + 100, wrong, PART + 100, 900).expect(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/line").asLong()).isPositive();
    tus.head(file).expect(404);

    String binary = tus.begin(1_000);
    tus.patch(binary, 0, new byte[1_000], 0, 1_000).expect(422);
    tus.head(binary).expect(404);
  }

  @Test
  void aWrongDigestOfTheWholeIsRefused() {
    byte[] rows = Rows.ofBytes(PART + 1_000, 13);
    String dataset = tus.dataset();
    String other = Rows.sha256(new byte[1]);
    String metadata = Tus.metadata(dataset, "press.csv", Map.of("sha256", other));
    String file = tus.create(rows.length, metadata).expect(201).header("Location");
    Answer answer = tus.patch(file, 0, rows, 0, rows.length).expect(400);
    assertThat(answer.json().get("type").asText()).endsWith("digest-mismatch");
    tus.head(file).expect(404);
    String right = Rows.sha256(rows).toUpperCase(java.util.Locale.ROOT);
    sent(rows, Tus.metadata(dataset, "press.csv", Map.of("sha256", right)));
  }

  @Test
  void filesThatAreWrittenAnewBecomeAVersionAsWell() {
    byte[] blanks = "   1.5   2.0e1\n   3.5   4.0e1".repeat(1).getBytes(StandardCharsets.UTF_8);
    Answer named =
        sent(blanks, Tus.metadata(tus.dataset(), "run.dat", Map.of("columns", "x,\"y, z\"")));
    Answer version = platform.get(named.header("Werkbank-Version"), tus.token()).expect(200);
    assertThat(version.json().get("filename").asText()).isEqualTo("run.csv");
    assertThat(version.json().at("/parts/0/sha256").asText()).isEqualTo(Rows.sha256(blanks));

    byte[] large = ("a  b\n" + "12.5  13.5\n".repeat(600_000)).getBytes(StandardCharsets.UTF_8);
    Answer found = sent(large, Tus.metadata(tus.dataset(), "run.dat", Map.of()));
    assertThat(
            platform.get(found.header("Werkbank-Version"), tus.token()).json().get("rows").asInt())
        .isEqualTo(600_000);

    byte[] late =
        ("a;b\n" + "12,5;x\n".repeat(900_000) + "1,5;M\u00fcller\n")
            .getBytes(java.nio.charset.Charset.forName("windows-1252"));
    Answer windows = sent(late, Tus.metadata(tus.dataset(), "late.csv", Map.of()));
    Answer read = platform.get(windows.header("Werkbank-Version"), tus.token()).expect(200);
    assertThat(read.json().get("rows").asInt()).isEqualTo(900_001);
    assertThat(read.json().get("sha256").asText()).isEqualTo(Rows.sha256(late));
  }

  @Test
  void anUploadIsItsSendersAlone() {
    String file = tus.begin(1_000);
    String colleague = platform.token("presse", "colleague", "data-scientist");
    platform.admit("other");
    String stranger = platform.token("other", "ds", "steward");
    String manager = platform.token("presse", "manager", "manager");
    for (String token : new String[] {colleague, stranger}) {
      Tus foreign = new Tus(platform, token);
      foreign.head(file).expect(404);
      foreign.patch(file, 0, new byte[10], 0, 10).expect(404);
      foreign.delete(file).expect(404);
    }
    new Tus(platform, manager).head(file).expect(403);
    new Tus(platform, null).head(file).expect(401);
    String dataset = tus.dataset();
    new Tus(platform, stranger)
        .create(10, Tus.metadata(dataset, "press.csv", Map.of()))
        .expect(404);
    assertThat(tus.offset(file)).isZero();
  }

  @Test
  void aBrowserSendsWithItsSessionAndProvesThatItIsOurPage() {
    String login = "token=" + tus.token();
    Answer signedIn =
        platform.send(
            "POST",
            "/sign-in",
            null,
            BodyPublishers.ofString(login),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
    String page =
        platform
            .send(
                "GET",
                "/datasets",
                null,
                BodyPublishers.noBody(),
                Map.of("Cookie", cookie, "Accept", "text/html"))
            .expect(200)
            .text();
    String csrf = page.split("name=\"csrf-token\" content=\"", 2)[1].split("\"", 2)[0];
    Tus browser = new Tus(platform, null);
    Map<String, String> beginning =
        Map.of(
            "Cookie",
            cookie,
            "Upload-Length",
            "1000",
            "Upload-Metadata",
            Tus.metadata(tus.dataset(), "press.csv", Map.of()));
    browser.call("POST", "/files", BodyPublishers.noBody(), beginning).expect(403);
    Map<String, String> proven = new java.util.HashMap<>(beginning);
    proven.put("X-CSRF-Token", csrf);
    String file =
        browser
            .call("POST", "/files", BodyPublishers.noBody(), proven)
            .expect(201)
            .header("Location");
    browser.call("HEAD", file, BodyPublishers.noBody(), Map.of("Cookie", cookie)).expect(200);
    var bytes = BodyPublishers.ofByteArray(Rows.ofBytes(1_000, 14));
    browser.patch(file, 0, bytes, Map.of("Cookie", cookie)).expect(403);
    browser.patch(file, 0, bytes, Map.of("Cookie", cookie, "X-CSRF-Token", csrf)).expect(204);
  }

  private Answer sent(byte[] bytes, String metadata) {
    String file = tus.create(bytes.length, metadata).expect(201).header("Location");
    return tus.patch(file, 0, bytes, 0, bytes.length).expect(204);
  }

  /** The machine's clock, or one that is ahead of it. */
  private static final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}

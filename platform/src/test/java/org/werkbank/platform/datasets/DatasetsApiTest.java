package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class DatasetsApiTest {
  @TempDir static Path home;
  static TestPlatform platform;
  static String token;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    token = platform.dataScientist("presse");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void takesInGermanCsvAndKnowsWhatItsColumnsHold() {
    String id = create();
    String csv =
        "Teil;Zeit;Drehzahl [1/min];Werkstoff;Ausschuss\r\n"
            + IntStream.range(0, 200)
                .mapToObj(
                    i ->
                        "T%04d;%02d.11.2026 08:00;1.%03d,5;%s;%d"
                            .formatted(i, 1 + i % 28, i, i % 3 == 0 ? "größer" : "Stahl", i % 2))
                .collect(Collectors.joining("\r\n"));
    Answer answer = put(id, "Presse 2.csv", csv.getBytes(Charset.forName("windows-1252")));
    assertThat(answer.expect(201).json().get("rows").asInt()).isEqualTo(200);
    var columns = answer.json().get("columns");
    assertThat(columns.findValuesAsText("type"))
        .containsExactly("text", "timestamp", "number", "text", "integer");
    assertThat(columns.at("/2/numbers/max").asDouble()).isEqualTo(1199.5);
    assertThat(columns.at("/3/top/0/value").asText()).isEqualTo("Stahl");
    assertThat(columns.at("/3/distinct").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/sample/0/3").asText()).isEqualTo("größer");
    var schema = platform.get("/api/v1/datasets/" + id, token).expect(200).json().get("schema");
    assertThat(schema.get("confirmed").asBoolean()).isFalse();
    assertThat(schema.get("columns").findValuesAsText("role"))
        .containsExactly("id", "time", "feature", "feature", "label");
    assertThat(schema.at("/columns/2/unit").asText()).isEqualTo("1/min");
  }

  @Test
  void sameBytesLeadToTheSameVersionAndOthersToTheNext() throws IOException {
    String id = create();
    byte[] first = "a,b\n1,2\n3,4\n".getBytes(UTF_8);
    put(id, "a.csv", first).expect(201);
    Answer again = put(id, "other.csv", first).expect(200);
    assertThat(again.json().get("identical").asBoolean()).isTrue();
    assertThat(again.json().get("version").asInt()).isEqualTo(1);
    assertThat(put(id, "a.csv", "a,b\n1,3\n".getBytes(UTF_8)).json().get("version").asInt())
        .isEqualTo(2);
    assertThat(objectsOf(id)).hasSize(2);
  }

  @Test
  void givesTheBytesBackWholeAndInRanges() {
    String id = create();
    put(id, "a.csv", "a,b\n1,2\n".getBytes(UTF_8)).expect(201);
    String path = "/api/v1/datasets/" + id + "/versions/1/content";
    Answer whole = platform.get(path, token).expect(200);
    assertThat(whole.text()).isEqualTo("a,b\n1,2\n");
    assertThat(whole.header("Repr-Digest")).isEqualTo(digest("a,b\n1,2\n"));
    Answer part =
        platform.send("GET", path, token, BodyPublishers.noBody(), Map.of("Range", "bytes=4-6"));
    assertThat(part.expect(206).text()).isEqualTo("1,2");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 4-6/8");
  }

  @Test
  void aConfirmedSchemaStaysForTheNextVersion() {
    String id = create();
    put(id, "a.csv", "x,failure\n1,0\n2,1\n".getBytes(UTF_8)).expect(201);
    String path = "/api/v1/datasets/" + id;
    String said =
        "{\"columns\":[{\"name\":\"x\",\"role\":\"feature\",\"unit\":\"K\"},"
            + "{\"name\":\"failure\",\"role\":\"label\"}]}";
    platform.put(path + "/schema", token, said).expect(200);
    put(id, "a.csv", "x,failure\n1,0\n2,1\n3,1\n".getBytes(UTF_8)).expect(201);
    var schema = platform.get(path, token).json().get("schema");
    assertThat(schema.get("confirmed").asBoolean()).isTrue();
    assertThat(schema.at("/columns/0/unit").asText()).isEqualTo("K");
  }

  @Test
  void saysWhatIsWrongWithASchema() {
    String id = create();
    put(id, "a.csv", "x,y\n1,0\n2,1\n".getBytes(UTF_8)).expect(201);
    Answer answer =
        platform
            .put(
                "/api/v1/datasets/" + id + "/schema",
                token,
                "{\"columns\":[{\"name\":\"z\",\"role\":\"feature\"},"
                    + "{\"name\":\"x\",\"role\":\"label\"},{\"name\":\"y\",\"role\":\"label\"}]}")
            .expect(400);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .contains("/columns/0/name", "/columns");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void refusesABadFileAndLeavesNothing(
      String title, byte[] bytes, int status, Long line, Integer column, String words)
      throws IOException {
    String id = create();
    Answer answer = put(id, "bad.csv", bytes);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text()).contains(words);
    if (line != null) {
      assertThat(answer.json().at("/errors/0/line").asLong()).isEqualTo(line);
    }
    if (column != null) {
      assertThat(answer.json().at("/errors/0/column").asInt()).isEqualTo(column);
    }
    assertThat(objectsOf(id)).isEmpty();
    platform.get("/api/v1/datasets/" + id + "/versions/1", token).expect(404);
  }

  static Stream<Arguments> badFiles() {
    String wide = IntStream.range(0, 5_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String huge = "a,b\n1,2\n3,\"" + "x".repeat(50_000_000) + "\"\n";
    return Stream.of(
        bad("empty file", "", null, null, "empty"),
        bad("header only", "a,b\n", null, null, "no rows"),
        bad("ragged row", "a,b\n1,2\n1,2,3\n", 3L, null, "3 cells"),
        bad("unclosed quote", "a,b\n1,2\n\"x,3\n4,5\n", 3L, 1, "never closed"),
        bad("NUL bytes", "a,b\n1,2\n1\0,3\n", 3L, null, "NUL"),
        bad("duplicate column names", "a,b,a\n1,2,3\n", 1L, 3, "column 1"),
        bad("empty column name", "a,,c\n1,2,3\n", 1L, 2, "no name"),
        bad("5,000 columns", wide + "\n" + wide + "\n", 1L, null, "5,000"),
        bad("a 50 MB cell", huge, 3L, 2, "1,048,576 characters"));
  }

  private static Arguments bad(String title, String text, Long line, Integer column, String words) {
    return Arguments.of(title, text.getBytes(UTF_8), 422, line, column, words);
  }

  @Test
  void refusesBytesThatDoNotMatchTheirDigest() throws IOException {
    String id = create();
    Answer answer =
        platform.send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=a.csv",
            token,
            BodyPublishers.ofString("a,b\n1,2\n"),
            Map.of("Content-Type", "text/csv", "Repr-Digest", digest("something else")));
    assertThat(answer.expect(400).json().get("type").asText()).endsWith("/digest-mismatch");
    assertThat(objectsOf(id)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void refusesFileNamesThatArePaths(String name) throws IOException {
    String id = create();
    Answer answer =
        platform.send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=" + name,
            token,
            BodyPublishers.ofString("a,b\n1,2\n"),
            Map.of("Content-Type", "text/csv"));
    assertThat(answer.expect(400).json().at("/errors/0/pointer").asText()).isEqualTo("/filename");
    assertThat(objectsOf(id)).isEmpty();
  }

  static Stream<String> badNames() {
    return Stream.of("..%2F..%2Fetc%2Fpasswd", "%2Ftmp%2Fx.csv", "..", "a%5Cb.csv", "a%00.csv", "");
  }

  @Test
  void anUploadWhoseLineIsCutLeavesNothing() throws IOException {
    String id = create();
    URI address = URI.create(platform.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT /api/v1/datasets/"
                  + id
                  + "/versions?filename=a.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\na,b\n1,2\n")
              .getBytes(UTF_8));
      out.flush();
    }
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!objectsOf(id).isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(objectsOf(id)).isEmpty();
    platform.get("/api/v1/datasets/" + id + "/versions/1", token).expect(404);
  }

  @Test
  void readsWindows1252ThatShowsOnlyBehindTheSample() {
    String id = create();
    String csv = "a,b\n" + "12345678,text\n".repeat(20_000) + "1,Größe\n";
    Answer answer = put(id, "late.csv", csv.getBytes(Charset.forName("windows-1252")));
    assertThat(answer.expect(201).json().get("rows").asInt()).isEqualTo(20_001);
    assertThat(answer.json().at("/columns/1/top").findValuesAsText("value")).contains("Größe");
  }

  @Test
  void anotherMemberFindsNothing() {
    String id = create();
    put(id, "a.csv", "a,b\n1,2\n".getBytes(UTF_8)).expect(201);
    String foreign = platform.dataScientist("fremd");
    for (String path : new String[] {"", "/versions/1", "/versions/1/content"}) {
      platform.get("/api/v1/datasets/" + id + path, foreign).expect(404);
    }
    assertThat(put(id, "a.csv", "a,b\n5,6\n".getBytes(UTF_8), foreign).status()).isEqualTo(404);
    platform.put("/api/v1/datasets/" + id + "/schema", foreign, "{\"columns\":[]}").expect(404);
    assertThat(platform.get("/api/v1/datasets", foreign).json().get("items")).isEmpty();
  }

  @Test
  void managersSeeFiguresButNoCells() {
    String id = create();
    put(id, "a.csv", "a,b\n1,secret\n2,secret\n".getBytes(UTF_8)).expect(201);
    String manager = platform.token("presse", "chef", "manager");
    Answer answer = platform.get("/api/v1/datasets/" + id + "/versions/1", manager).expect(200);
    assertThat(answer.text()).doesNotContain("secret").contains("\"rows\":2");
    platform.get("/api/v1/datasets/" + id + "/versions/1/content", manager).expect(403);
  }

  private static String create() {
    return platform
        .post("/api/v1/datasets", token, "{\"name\":\"Presslinie\",\"description\":\"\"}")
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private static Answer put(String id, String name, byte[] bytes) {
    return put(id, name, bytes, token);
  }

  private static Answer put(String id, String name, byte[] bytes, String who) {
    return platform.send(
        "PUT",
        "/api/v1/datasets/" + id + "/versions?filename=" + name.replace(" ", "%20"),
        who,
        BodyPublishers.ofByteArray(bytes),
        Map.of("Content-Type", "text/csv"));
  }

  private static String digest(String text) {
    try {
      byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static java.util.List<Path> objectsOf(String id) throws IOException {
    Path folder = home.resolve("objects/wb-presse/datasets/" + id);
    if (!Files.exists(folder)) {
      return java.util.List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

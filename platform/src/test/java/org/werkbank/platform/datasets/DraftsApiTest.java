package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

/** Versions of several files, of files without a header line, and of files separated by blanks. */
class DraftsApiTest {
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
  void severalFilesBecomeOneVersionInNaturalOrderWithTheirNamesAsGroups() throws IOException {
    String id = create();
    String draft = draft(id);
    put(draft, "press10.csv", "x,failure\n5,1\n6,0\n").expect(201);
    put(draft, "press2.csv", "wrong").expect(201);
    Answer second = put(draft, "press2.csv", "\uFEFFx;failure \r\n3;0\r\n4;1").expect(201);
    assertThat(second.json().get("sha256").asText())
        .isEqualTo(sha256("\uFEFFx;failure \r\n3;0\r\n4;1"));
    put(draft, "press1.dat", " x  failure\n 1   0\n 2   1\n").expect(201);
    assertThat(
            platform.get(draft, token).expect(200).json().get("files").findValuesAsText("filename"))
        .containsExactly("press1.dat", "press2.csv", "press10.csv");

    Answer version = platform.post(draft + "/commit", token, "{}").expect(201);
    assertThat(version.json().get("rows").asInt()).isEqualTo(6);
    assertThat(version.json().get("filename").asText()).isEqualTo("press1 +2.csv");
    assertThat(version.json().get("parts").findValuesAsText("name"))
        .containsExactly("press1.dat", "press2.csv", "press10.csv");
    assertThat(version.json().at("/parts/1/sha256")).isEqualTo(second.json().get("sha256"));
    assertThat(version.json().at("/parts/1/sizeBytes").asLong()).isEqualTo(23);
    assertThat(version.json().at("/parts/1/rows").asLong()).isEqualTo(2);
    assertThat(content(id))
        .isEqualTo(
            "__file,x,failure\npress1.dat,1,0\npress1.dat,2,1\npress2.csv,3,0\npress2.csv,4,1\n"
                + "press10.csv,5,1\npress10.csv,6,0\n");
    assertThat(roles(id)).containsExactly("group", "feature", "label");
    platform.get(draft, token).expect(404);
    assertThat(objectsOf(id)).as("the version alone").hasSize(1);
    String office = platform.get("/api/v1/audit?pageSize=200", TestPlatform.OFFICE_TOKEN).text();
    assertThat(office)
        .contains("dataset.draft.created", "dataset.draft.file.stored")
        .contains("\"files\":3");
  }

  @Test
  void theSameFilesAgainLeadToTheSameVersionAndTheDraftIsGone() throws IOException {
    String id = create();
    for (int status : new int[] {201, 200}) {
      String draft = draft(id);
      put(draft, "a.csv", "x,y\n1,2\n").expect(201);
      put(draft, "b.csv", "x,y\n3,4\n").expect(201);
      Answer answer = platform.post(draft + "/commit", token, "").expect(status);
      assertThat(answer.json().get("version").asInt()).isEqualTo(1);
      platform.get(draft, token).expect(404);
    }
    assertThat(objectsOf(id)).hasSize(1);
  }

  @Test
  void aColumnThatLooksLikeAGroupGoesBeforeTheFileAndAConfirmedOneBeforeBoth() {
    String id = create();
    commit(id, "charge,x,failure\nA,1,0\nA,2,1\n", "charge,x,failure\nB,3,0\nB,4,1\n");
    assertThat(roles(id)).containsExactly("ignore", "group", "feature", "label");
    String said =
        "{\"columns\":[{\"name\":\"__file\",\"role\":\"group\"},"
            + "{\"name\":\"charge\",\"role\":\"ignore\"}]}";
    platform.put("/api/v1/datasets/" + id + "/schema", token, said).expect(200);
    commit(
        id, "charge,lot,x,failure\nA,u,1,0\nA,u,2,1\n", "charge,lot,x,failure\nB,v,3,0\nB,v,4,1\n");
    assertThat(roles(id)).containsExactly("group", "ignore", "feature", "feature", "label");
  }

  @Test
  void oneFileWithoutAHeaderLineGetsTheNamesGiven() throws IOException {
    String id = create();
    String bytes = "   1.5   2.0e1\n   3.5   4.0e1";
    Answer answer =
        upload(id, "run 7.dat", bytes.getBytes(UTF_8), Map.of("columns", "x,\"y, z\"")).expect(201);
    assertThat(answer.json().get("columns").findValuesAsText("name")).containsExactly("x", "y, z");
    assertThat(answer.json().get("filename").asText()).isEqualTo("run 7.csv");
    assertThat(answer.json().at("/parts/0/name").asText()).isEqualTo("run 7.dat");
    assertThat(answer.json().at("/parts/0/sha256").asText()).isEqualTo(sha256(bytes));
    assertThat(content(id)).isEqualTo("x,\"y, z\"\n1.5,2.0e1\n3.5,4.0e1\n");
    upload(id, "run 7.dat", bytes.getBytes(UTF_8), Map.of("columns", "x,\"y, z\"")).expect(200);
    assertThat(objectsOf(id)).hasSize(1);
  }

  @Test
  void aFileSeparatedByBlanksIsFoundOutAndADecimalCommaStays() {
    String id = create();
    Answer german =
        upload(
            id,
            "a.txt",
            "x y\n1,5 2,5\n3,5 4,5\n".getBytes(UTF_8),
            Map.of("delimiter", "whitespace"));
    assertThat(german.expect(201).json().at("/columns/1/numbers/max").asDouble()).isEqualTo(4.5);
    assertThat(content(id)).isEqualTo("x;y\n1,5;2,5\n3,5;4,5\n");
    String other = create();
    upload(other, "a.txt", "x y\n1.5 2.5\n3.5 4.5\n".getBytes(UTF_8), Map.of()).expect(201);
    assertThat(content(other)).isEqualTo("x,y\n1.5,2.5\n3.5,4.5\n");
  }

  @Test
  void whatArrivesIsHeldAgainstItsDigestAndNotWhatWasMadeOfIt() throws IOException {
    String id = create();
    String bytes = "1 2\n3 4\n";
    String path = "/api/v1/datasets/" + id + "/versions?filename=a.dat&columns=x,y";
    send("PUT", path, bytes, Map.of("Repr-Digest", digest("x,y\n1,2\n3,4\n"))).expect(400);
    assertThat(objectsOf(id)).isEmpty();
    send("PUT", path, bytes, Map.of("Repr-Digest", digest(bytes))).expect(201);
    String draft = draft(id);
    Answer refused =
        send("PUT", draft + "/files?filename=a.dat", bytes, Map.of("Repr-Digest", digest("other")));
    assertThat(refused.expect(400).json().get("type").asText()).endsWith("/digest-mismatch");
    assertThat(platform.get(draft, token).json().get("files")).isEmpty();
    assertThat(objectsOf(id)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badDrafts")
  void refusesFilesThatDoNotFitAndLeavesTheDraftAsItWas(
      String title, List<String> files, String body, int status, String place, String words)
      throws IOException {
    String id = create();
    String draft = draft(id);
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes = files.get(i).getBytes(Charset.forName("windows-1252"));
      put(draft, "f" + (i + 1) + ".csv", bytes).expect(201);
    }
    List<Path> before = objectsOf(id);
    Answer answer = platform.post(draft + "/commit", token, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    var error = answer.json().at("/errors/0");
    assertThat(
            "%s %s %s"
                .formatted(
                    error.path("pointer").asText("-"),
                    error.path("line").asText("-"),
                    error.path("column").asText("-")))
        .isEqualTo(place);
    assertThat(answer.text()).contains(words).doesNotContain("{0}");
    Answer german =
        platform.send(
            "POST",
            draft + "/commit",
            token,
            BodyPublishers.ofString(body),
            Map.of("Content-Type", "application/json", "Accept-Language", "de"));
    assertThat(german.json().get("detail")).isNotEqualTo(answer.json().get("detail"));
    assertThat(platform.get(draft, token).json().get("files")).hasSize(files.size());
    assertThat(objectsOf(id)).isEqualTo(before);
    platform.get("/api/v1/datasets/" + id + "/versions/1", token).expect(404);
  }

  static Stream<Arguments> badDrafts() {
    String good = "x,y\n1,2\n";
    return Stream.of(
        bad("no files", List.of(), "{}", 409, "- - -", "no files yet"),
        bad(
            "other name",
            List.of(good, "x,z\n1,2\n"),
            "{}",
            422,
            "/files/f2.csv 1 2",
            "called z, but y in f1.csv"),
        bad(
            "other order",
            List.of(good, "y,x\n1,2\n"),
            "{}",
            422,
            "/files/f2.csv 1 1",
            "called y, but x in f1.csv"),
        bad(
            "fewer columns",
            List.of(good, "x\n1\n"),
            "{}",
            422,
            "/files/f2.csv 1 -",
            "has 1 columns"),
        bad(
            "ragged row",
            List.of(good, "x,y\n1,2\n1\n"),
            "{}",
            422,
            "/files/f2.csv 3 -",
            "f2.csv: This row has 1 cells"),
        bad(
            "ragged without header",
            List.of("1,2\n", "1,2\n3,4,5\n"),
            "{\"columns\":[\"x\",\"y\"]}",
            422,
            "/files/f2.csv 2 -",
            "2 column names were given"),
        bad(
            "no header line",
            List.of("1,2\n", "3,4\n"),
            "{}",
            422,
            "/files/f2.csv 1 1",
            "no header line"),
        bad(
            "header line after all",
            List.of(good, good),
            "{\"columns\":[\"x\",\"y\"]}",
            422,
            "/files/f1.csv 1 -",
            "Leave the column names out"),
        bad(
            "open quote",
            List.of(good, "x,y\n1,\"2\n"),
            "{}",
            422,
            "/files/f2.csv 2 2",
            "never closed"),
        bad("NUL", List.of(good, "x,y\n1,a\0\n"), "{}", 422, "/files/f2.csv 2 2", "NUL"),
        bad(
            "UTF-16",
            List.of(good, "\u00ff\u00fex\0,\0y\0"),
            "{}",
            422,
            "/files/f2.csv 1 -",
            "UTF-16"),
        bad(
            "taken name",
            List.of("__file,y\n1,2\n"),
            "{}",
            422,
            "/files/f1.csv 1 1",
            "kept for the name"),
        bad("same name", List.of("x,x\n1,2\n"), "{}", 422, "/files/f1.csv 1 2", "column 1"),
        bad(
            "two decimal marks",
            List.of("x;y\n1,5;2\n", "x;y\n1.5;2\n"),
            "{}",
            422,
            "/files/f2.csv 1 -",
            "decimal mark is . here, but , in f1.csv"),
        bad(
            "empty column name",
            List.of(good),
            "{\"columns\":[\"x\",null]}",
            400,
            "/columns/1 - -",
            "no name"),
        bad(
            "bad delimiter",
            List.of(good),
            "{\"delimiter\":\";;\"}",
            400,
            "/delimiter - -",
            "one character"),
        bad(
            "bad decimal",
            List.of(good),
            "{\"decimal\":\"x\"}",
            400,
            "/decimal - -",
            "a point or a comma"),
        bad(
            "bad encoding",
            List.of(good),
            "{\"encoding\":\"ebcdic\"}",
            400,
            "/encoding - -",
            "ebcdic"),
        bad("no JSON", List.of(good), "{", 400, "- 1 -", "JSON"));
  }

  private static Arguments bad(
      String title, List<String> files, String body, int status, String place, String words) {
    return Arguments.of(title, files, body, status, place, words);
  }

  @ParameterizedTest
  @MethodSource("badUploads")
  void refusesOneFileThatDoesNotFit(
      String bytes, Map<String, String> query, int status, String place, String words)
      throws IOException {
    String id = create();
    Answer answer = upload(id, "a.dat", bytes.getBytes(UTF_8), query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    var error = answer.json().at("/errors/0");
    assertThat(error.path("pointer").asText("") + error.path("line").asText("")).isEqualTo(place);
    assertThat(answer.text()).contains(words);
    assertThat(objectsOf(id)).isEmpty();
  }

  static Stream<Arguments> badUploads() {
    return Stream.of(
        Arguments.of("1 2\n3\n", Map.of("columns", "x,y"), 422, "1", "This row has 1 cells"),
        Arguments.of(
            "1 2\n3 4\n5\n",
            Map.of("columns", "x,y", "delimiter", "whitespace"),
            422,
            "3",
            "names were given"),
        Arguments.of("x,y\n1,2\n", Map.of("columns", "x,y"), 422, "1", "names these very columns"),
        Arguments.of("1,2\n", Map.of("columns", "x,x"), 400, "/columns/1", "column 1"),
        Arguments.of("1,2\n", Map.of("columns", ""), 400, "/columns", "Give one for each"),
        Arguments.of("1,2\n", Map.of("columns", "\"x"), 400, "/columns", "never closed"),
        Arguments.of("\n\n", Map.of("columns", "x"), 422, "1", "empty"),
        Arguments.of("", Map.of("columns", "x"), 422, "", "empty"));
  }

  @Test
  void refusesInADraftWhatCanBeNoFileOfIt() throws IOException {
    String id = create();
    String draft = draft(id);
    put(draft, "a.parquet", "PAR1").expect(415);
    put(draft, "a.csv", "").expect(422);
    put(draft, "..%2Fa.csv".replace("%2F", "/"), "x\n1\n").expect(400);
    send("PUT", draft + "/files", "x\n1\n", Map.of()).expect(400);
    platform.delete(draft + "/files?filename=a.csv", token).expect(404);
    assertThat(objectsOf(id)).isEmpty();
  }

  @Test
  void filesAndDraftsCanBeTakenBackWithTheirBytes() throws IOException {
    String id = create();
    String draft = draft(id);
    put(draft, "a.csv", "x\n1\n").expect(201);
    put(draft, "b.csv", "x\n1\n").expect(201);
    platform.delete(draft + "/files?filename=a.csv", token).expect(204);
    assertThat(platform.get(draft, token).json().get("files").findValuesAsText("filename"))
        .containsExactly("b.csv");
    assertThat(objectsOf(id)).hasSize(1);
    platform.delete(draft, token).expect(204);
    platform.get(draft, token).expect(404);
    assertThat(objectsOf(id)).isEmpty();
  }

  @Test
  void anotherMemberAndAnotherDataSetFindNoDraft() {
    String id = create();
    String draft = draft(id);
    put(draft, "a.csv", "x\n1\n").expect(201);
    String foreign = platform.dataScientist("fremd");
    platform.get(draft, foreign).expect(404);
    platform.delete(draft, foreign).expect(404);
    platform.delete(draft + "/files?filename=a.csv", foreign).expect(404);
    platform.post(draft + "/commit", foreign, "{}").expect(404);
    platform.post("/api/v1/datasets/" + id + "/drafts", foreign, "").expect(404);
    platform
        .send(
            "PUT",
            draft + "/files?filename=b.csv",
            foreign,
            BodyPublishers.ofString("x\n1\n"),
            Map.of("Content-Type", "text/csv"))
        .expect(404);
    String other = draft.replace(id, create());
    platform.get(other, token).expect(404);
    platform.post(other + "/commit", token, "{}").expect(404);
    put(other, "b.csv", "x\n1\n").expect(404);
    String manager = platform.token("presse", "chef", "manager");
    platform.get(draft, manager).expect(403);
    assertThat(platform.get(draft, token).json().get("files")).hasSize(1);
  }

  private static void commit(String id, String... files) {
    String draft = draft(id);
    for (int i = 0; i < files.length; i++) {
      put(draft, "f" + i + ".csv", files[i]).expect(201);
    }
    platform.post(draft + "/commit", token, "{}").expect(201);
  }

  private static String create() {
    return platform
        .post("/api/v1/datasets", token, "{\"name\":\"Presslinie\",\"description\":\"\"}")
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private static String draft(String id) {
    Answer answer = platform.post("/api/v1/datasets/" + id + "/drafts", token, "").expect(201);
    assertThat(answer.json().get("files")).isEmpty();
    return answer.header("Location");
  }

  private static Answer put(String draft, String name, String text) {
    return put(draft, name, text.getBytes(UTF_8));
  }

  private static Answer put(String draft, String name, byte[] bytes) {
    return platform.send(
        "PUT",
        draft + "/files?filename=" + URLEncoder.encode(name, UTF_8),
        token,
        BodyPublishers.ofByteArray(bytes),
        Map.of("Content-Type", "application/octet-stream"));
  }

  private static Answer upload(String id, String name, byte[] bytes, Map<String, String> query) {
    StringBuilder path = new StringBuilder("/api/v1/datasets/" + id + "/versions?filename=");
    path.append(URLEncoder.encode(name, UTF_8));
    query.forEach(
        (key, value) ->
            path.append('&').append(key).append('=').append(URLEncoder.encode(value, UTF_8)));
    return platform.send(
        "PUT",
        path.toString(),
        token,
        BodyPublishers.ofByteArray(bytes),
        Map.of("Content-Type", "application/octet-stream"));
  }

  private static Answer send(String method, String path, String text, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "text/csv");
    return platform.send(method, path, token, BodyPublishers.ofString(text), all);
  }

  private static String content(String id) {
    return platform.get("/api/v1/datasets/" + id + "/versions/1/content", token).expect(200).text();
  }

  private static List<String> roles(String id) {
    return platform
        .get("/api/v1/datasets/" + id, token)
        .expect(200)
        .json()
        .at("/schema/columns")
        .findValuesAsText("role");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String digest(String text) {
    byte[] hash = HexFormat.of().parseHex(sha256(text));
    return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
  }

  private static List<Path> objectsOf(String id) throws IOException {
    Path folder = home.resolve("objects/wb-presse/datasets/" + id);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

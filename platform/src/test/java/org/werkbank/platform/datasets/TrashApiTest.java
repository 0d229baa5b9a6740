package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class TrashApiTest {
  private static final byte[] ROWS = "Geheimdruck,ok\n1.5,1\n2.5,0\n".getBytes(UTF_8);

  @TempDir static Path home;
  static TestPlatform platform;
  static String steward;
  static String scientist;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    platform.admit("presse");
    steward = platform.token("presse", "steward", "steward");
    scientist = platform.token("presse", "scientist", "data-scientist");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void whatIsInTheTrashIsFoundNowhereAndComesBackWhole() {
    String id = withVersion("Wiederkehr");
    String path = "/api/v1/datasets/" + id;
    platform.delete(path, scientist).expect(204);
    for (String gone :
        List.of(
            path,
            path + "/versions/1",
            path + "/versions/1/content",
            path + "/versions/1/croissant",
            path + "/retention",
            "/datasets/" + id,
            "/catalogue/" + id)) {
      platform.get(gone, scientist).expect(404);
    }
    upload(id, ROWS).expect(404);
    platform.delete(path, scientist).expect(404);
    assertThat(platform.get("/api/v1/datasets", scientist).expect(200).text()).doesNotContain(id);
    assertThat(platform.get("/api/v1/catalogue/dcat", scientist).text()).doesNotContain(id);
    assertThat(
            platform
                .get("/api/v1/trash", scientist)
                .expect(200)
                .json()
                .at("/items")
                .findValuesAsText("id"))
        .contains(id);
    platform.post("/api/v1/trash/" + id + "/restore", scientist, "{}").expect(204);
    assertThat(platform.get(path + "/versions/1/content", scientist).expect(200).response().body())
        .isEqualTo(ROWS);
    assertThat(platform.get("/api/v1/datasets", scientist).expect(200).text()).contains(id);
  }

  @Test
  void deletedForGoodMeansEveryRowAndEveryByte() throws IOException {
    String id = withVersion("Endgueltig");
    platform.post("/api/v1/datasets/" + id + "/drafts", scientist, "{}").expect(201);
    platform.delete("/api/v1/trash/" + id, steward).expect(404);
    platform.delete("/api/v1/datasets/" + id, scientist).expect(204);
    platform.delete("/api/v1/trash/" + id, scientist).expect(403);
    assertThat(objects(id)).hasSize(1);
    Answer record = platform.delete("/api/v1/trash/" + id, steward).expect(200);
    assertThat(record.json().get("objects").asInt()).isEqualTo(1);
    assertThat(record.json().get("sha256")).hasSize(1);
    assertThat(record.json().get("by").asText()).startsWith("steward@");
    assertThat(objects(id)).isEmpty();
    platform.post("/api/v1/trash/" + id + "/restore", scientist, "{}").expect(404);
    platform.delete("/api/v1/trash/" + id, steward).expect(404);
    assertThat(platform.get("/api/v1/deletions", scientist).expect(200).text())
        .contains(id)
        .contains("Endgueltig");
    assertThat(platform.get("/trash", steward).expect(200).text()).contains("Endgueltig");
    assertThat(platform.get("/api/v1/audit?nounId=" + id, steward).expect(200).text())
        .contains("dataset.trashed", "dataset.deletion.begun", "dataset.deleted");
  }

  @Test
  void whatOthersRelyOnCannotBeThrownAway() {
    String id = withVersion("Versprochen");
    platform
        .put(
            "/api/v1/datasets/" + id + "/schema",
            scientist,
            """
            {"columns":[{"name":"Geheimdruck","role":"feature"},{"name":"ok","role":"label"}]}
            """)
        .expect(200);
    platform
        .post(
            "/api/v1/datasets/" + id + "/offer",
            steward,
            """
            {"purposes":["benchmarking"],"mayTrain":true,"mayDownload":false,
             "mayShareModel":false,"members":null}
            """)
        .expect(201);
    Answer refused = platform.delete("/api/v1/datasets/" + id, scientist).expect(409);
    assertThat(refused.text()).contains("Withdraw the offer");
    platform.delete("/api/v1/datasets/" + id + "/offer", steward).expect(204);
    platform.delete("/api/v1/datasets/" + id, scientist).expect(204);
  }

  @Test
  void retentionIsTheStewardsToSay() {
    String id = withVersion("Frist");
    String path = "/api/v1/datasets/" + id + "/retention";
    platform.put(path, scientist, "{\"days\":30}").expect(403);
    assertThat(platform.put(path, steward, "{\"days\":0}").expect(400).text())
        .contains("1 to 36,500 days");
    Answer said = platform.put(path, steward, "{\"days\":30}").expect(200);
    assertThat(said.json().get("until").asText()).startsWith("20");
    assertThat(platform.get("/datasets/" + id, steward).expect(200).text())
        .contains("30 days after its newest version");
    assertThat(platform.put(path, steward, "{}").expect(200).json().has("until")).isFalse();
  }

  @Test
  void theOfficeSaysHowMuchSpaceThereIs() throws IOException {
    String office = TestPlatform.OFFICE_TOKEN;
    String other = platform.dataScientist("klein");
    String id = create("Platz", other);
    platform.put("/api/v1/members/klein/quota", other, "{\"bytes\":1}").expect(403);
    platform.put("/api/v1/members/nobody/quota", office, "{\"bytes\":1}").expect(404);
    platform.put("/api/v1/members/klein/quota", office, "{\"bytes\":-1}").expect(400);
    platform.put("/api/v1/members/klein/quota", office, "{\"bytes\":1000}").expect(204);
    byte[] much = "a,b\n1,2\n".repeat(1_000).getBytes(UTF_8);
    for (Answer refused :
        List.of(
            send(
                "PUT",
                "/api/v1/datasets/" + id + "/versions?filename=a.csv",
                other,
                BodyPublishers.ofByteArray(much)),
            send(
                "PUT",
                "/api/v1/datasets/" + id + "/versions?filename=a.csv",
                other,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much))),
            tus(id, other, much.length))) {
      assertThat(refused.status()).as(refused.toString()).isEqualTo(413);
      assertThat(refused.text()).contains("over-quota").contains("trash");
    }
    assertThat(objects("klein", id)).isEmpty();
    send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=a.csv",
            other,
            BodyPublishers.ofByteArray(ROWS))
        .expect(201);
    Answer space = platform.get("/api/v1/space", other).expect(200);
    assertThat(space.json().get("used").asInt()).isEqualTo(ROWS.length);
    assertThat(space.json().get("quota").asInt()).isEqualTo(1_000);
    assertThat(platform.get("/datasets", other).expect(200).text()).contains("<meter");
    platform.put("/api/v1/members/klein/quota", office, "{}").expect(204);
    send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=a.csv",
            other,
            BodyPublishers.ofByteArray(much))
        .expect(201);
  }

  private static String withVersion(String name) {
    String id = create(name, scientist);
    upload(id, ROWS).expect(201);
    return id;
  }

  private static String create(String name, String token) {
    return platform
        .post("/api/v1/datasets", token, "{\"name\":\"" + name + "\",\"description\":\"\"}")
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private static Answer upload(String id, byte[] rows) {
    return send(
        "PUT",
        "/api/v1/datasets/" + id + "/versions?filename=a.csv",
        scientist,
        BodyPublishers.ofByteArray(rows));
  }

  private static Answer send(
      String method, String path, String token, java.net.http.HttpRequest.BodyPublisher body) {
    return platform.send(method, path, token, body, Map.of("Content-Type", "text/csv"));
  }

  private static Answer tus(String id, String token, int bytes) {
    Base64.Encoder base64 = Base64.getEncoder();
    return platform.send(
        "POST",
        "/files",
        token,
        BodyPublishers.noBody(),
        Map.of(
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            String.valueOf(bytes),
            "Upload-Metadata",
            "dataset "
                + base64.encodeToString(id.getBytes(UTF_8))
                + ",filename "
                + base64.encodeToString("a.csv".getBytes(UTF_8))));
  }

  private static List<Path> objects(String id) throws IOException {
    return objects("presse", id);
  }

  private static List<Path> objects(String member, String id) throws IOException {
    Path folder = home.resolve("objects/wb-" + member + "/datasets/" + id);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

package org.werkbank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WerkbankTest {
  /** SHA-256 of {@code abc}, from the standard itself (FIPS 180-4, example 1), and as base64. */
  private static final String DIGEST_OF_ABC =
      "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final Werkbank client = platform.client();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void refusalCarriesStatusKindSentenceAndPlaces() {
    platform.answers(
        400,
        "application/problem+json",
        Map.of(),
        """
        {"type":"https://werkbank.org/problems/invalid-input","title":"The input is not valid",
         "status":400,"detail":"The request body is not as expected.",
         "errors":[{"pointer":"/name","detail":"This field is missing."},
                   {"line":3,"column":2,"detail":"Not a number."}]}
        """);
    assertThatThrownBy(() -> client.datasets().create("", ""))
        .isInstanceOfSatisfying(
            WerkbankException.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.type()).isEqualTo("invalid-input");
              assertThat(e.errors())
                  .containsExactly(
                      new WerkbankException.Place("/name", 0, 0, "This field is missing."),
                      new WerkbankException.Place("", 3, 2, "Not a number."));
            })
        .hasMessageContaining("not as expected")
        .hasMessageContaining("/name: This field is missing.")
        .hasMessageContaining("line 3, column 2: Not a number.");
  }

  @Test
  void gridIsStartedAwaitedAndChosenFrom() {
    platform.answers(202, "{\"id\":\"s1\",\"state\":\"QUEUED\"}");
    platform.answers(200, "{\"id\":\"s1\",\"state\":\"RUNNING\"}");
    platform.answers(200, "{\"id\":\"s1\",\"state\":\"SUCCEEDED\",\"best\":\"r2\"}");
    platform.answers(200, "{\"choice\":{\"variantsTried\":2}}");
    NewRun run = NewRun.of("quality-boosting", "d1").splitByTime(0.3);
    String id = client.sweeps().grid(run, Map.of("trees", List.of(50, 100)));
    String best = client.sweeps().await(id, Duration.ofSeconds(30)).path("best").asText();
    assertThat(client.sweeps().choose(id, best).at("/choice/variantsTried").asInt()).isEqualTo(2);
    assertThat(platform.asked(0).body())
        .contains("\"vary\":{\"trees\":{\"values\":[50,100]}}")
        .contains("\"kind\":\"time\"");
    assertThat(platform.asked(3).path()).isEqualTo("/api/v1/sweeps/s1/choice");
    assertThat(platform.asked(3).body()).isEqualTo("{\"runId\":\"r2\"}");
  }

  @Test
  void refusalOfSomethingInBetweenKeepsItsText() {
    platform.answers(502, "text/html", Map.of(), "<h1>Bad gateway</h1>");
    assertThatThrownBy(client::me)
        .isInstanceOfSatisfying(WerkbankException.class, e -> assertThat(e.status()).isEqualTo(502))
        .hasMessageContaining("Bad gateway");
  }

  @Test
  void nobodyAtTheAddressIsToldAsUnreachable() {
    platform.close();
    assertThatThrownBy(() -> Werkbank.at(platform.address(), "x").me())
        .isInstanceOfSatisfying(
            WerkbankException.class,
            e -> {
              assertThat(e.status()).isZero();
              assertThat(e.type()).isEqualTo("unreachable");
            })
        .hasMessageContaining(platform.address().toString());
  }

  @Test
  void everyCallSendsTheToken() {
    platform.answers(200, "{\"user\":{\"name\":\"Anna\"}}");
    assertThat(client.me().at("/user/name").asText()).isEqualTo("Anna");
    assertThat(platform.asked(0).header("Authorization")).isEqualTo("Bearer secret-token");
  }

  @Test
  void listsAreReadPageByPage() {
    platform
        .answers(200, "{\"items\":[{\"name\":\"a\"}],\"nextPageToken\":\"t1\"}")
        .answers(200, "{\"items\":[{\"name\":\"b\"}]}");
    assertThat(client.models().list())
        .extracting(model -> model.get("name").asText())
        .containsExactly("a", "b");
    assertThat(platform.asked(1).path()).contains("pageToken=t1");
  }

  @Test
  void uploadSendsTheDigestOfTheBytes() throws IOException {
    platform.answers(
        201, "{\"version\":1,\"sha256\":\"x\",\"sizeBytes\":3,\"rows\":0,\"columns\":[]}");
    Path file = Files.writeString(folder.resolve("press line.csv"), "abc");
    DatasetVersion version = client.datasets().upload("d1", file);
    assertThat(version.version()).isEqualTo(1);
    assertThat(platform.asked(0).method()).isEqualTo("PUT");
    assertThat(platform.asked(0).path())
        .isEqualTo("/api/v1/datasets/d1/versions?filename=press+line.csv");
    assertThat(platform.asked(0).header("Repr-digest")).isEqualTo(DIGEST_OF_ABC);
    assertThat(platform.asked(0).body()).isEqualTo("abc");
  }

  @Test
  void severalFilesGoIntoADraftThatIsCommitted() throws IOException {
    Path first = Files.writeString(folder.resolve("d1.dat"), "abc");
    Path second = Files.writeString(folder.resolve("d 2.dat"), "abd");
    platform
        .answers(201, "{\"id\":\"f1\",\"files\":[]}")
        .answers(201, "{}")
        .answers(201, "{}")
        .answers(
            201,
            "{\"version\":1,\"sha256\":\"x\",\"sizeBytes\":9,\"rows\":2,\"columns\":[],"
                + "\"parts\":[{\"name\":\"d1.dat\",\"sha256\":\"y\",\"sizeBytes\":3,\"rows\":1}]}");
    DatasetVersion version =
        client
            .datasets()
            .uploadAll(
                "d1",
                List.of(first, second),
                UploadOptions.columns(List.of("x", "y, z")).separatedBy("whitespace"));
    assertThat(version.parts()).containsExactly(new DatasetVersion.Part("d1.dat", "y", 3, 1));
    assertThat(platform.asked(1).path())
        .isEqualTo("/api/v1/datasets/d1/drafts/f1/files?filename=d1.dat");
    assertThat(platform.asked(1).header("Repr-digest")).isEqualTo(DIGEST_OF_ABC);
    assertThat(platform.asked(2).path()).endsWith("filename=d+2.dat");
    assertThat(platform.asked(3).path()).isEqualTo("/api/v1/datasets/d1/drafts/f1/commit");
    assertThat(platform.asked(3).body())
        .isEqualTo("{\"columns\":[\"x\",\"y, z\"],\"delimiter\":\"whitespace\"}");
  }

  @Test
  void aDraftWhoseFileIsRefusedIsGivenUp() throws IOException {
    Path file = Files.writeString(folder.resolve("d1.dat"), "abc");
    platform
        .answers(201, "{\"id\":\"f1\"}")
        .answers(422, "application/problem+json", Map.of(), "{\"detail\":\"The file is empty.\"}")
        .answers(204, "");
    assertThatThrownBy(() -> client.datasets().uploadAll("d1", List.of(file), UploadOptions.none()))
        .hasMessageContaining("The file is empty.");
    assertThat(platform.asked(2).method()).isEqualTo("DELETE");
    assertThat(platform.asked(2).path()).isEqualTo("/api/v1/datasets/d1/drafts/f1");
  }

  @Test
  void downloadKeepsBytesThatMatchTheirDigestAndRefusesOthers() throws IOException {
    Path target = folder.resolve("model.zip");
    platform.answers(200, "application/zip", Map.of("Repr-Digest", DIGEST_OF_ABC), "abc");
    client.models().download("werk", "forest", 1, target);
    assertThat(target).hasContent("abc");
    platform.answers(200, "application/zip", Map.of("Repr-Digest", DIGEST_OF_ABC), "abd");
    Path other = folder.resolve("other.zip");
    assertThatThrownBy(() -> client.models().download("werk", "forest", 1, other))
        .hasMessageContaining("do not match");
    assertThat(other).doesNotExist();
  }

  @Test
  void waitingForARunTellsEveryNewState() {
    platform
        .answers(200, run("QUEUED"))
        .answers(200, run("RUNNING"))
        .answers(200, run("RUNNING"))
        .answers(200, run("SUCCEEDED"));
    List<String> states = new ArrayList<>();
    Run run = client.runs().await("r1", Duration.ofSeconds(30), r -> states.add(r.state()));
    assertThat(states).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(run.test("f1")).isEqualTo(new Run.Interval(0.9, 0.8, 0.95));
    assertThat(run.baseline("naive", "f1").value()).isEqualTo(0.1);
    assertThatThrownBy(() -> run.test("rmse")).hasMessageContaining("no metric rmse");
  }

  @Test
  void trainingThatDoesNotSucceedEndsWithItsSentence() {
    platform
        .answers(202, run("QUEUED"))
        .answers(
            200,
            "{\"id\":\"r1\",\"state\":\"FAILED\",\"name\":\"n\","
                + "\"error\":{\"code\":\"x\",\"message\":\"Too few rows.\"}}");
    assertThatThrownBy(
            () -> client.runs().train(NewRun.of("quality-forest", "d1"), Duration.ofSeconds(30)))
        .hasMessageContaining("Too few rows.");
  }

  @Test
  void pipelineGoesInTwoParts() throws IOException {
    platform.answers(201, "{\"name\":\"mean\",\"state\":\"submitted\"}");
    Path descriptor = Files.writeString(folder.resolve("d.json"), "{\"name\":\"mean\"}");
    Path jar = Files.writeString(folder.resolve("p.jar"), "PK");
    assertThat(client.pipelines().submit(descriptor, jar).get("state").asText())
        .isEqualTo("submitted");
    assertThat(platform.asked(0).header("Content-type")).startsWith("multipart/form-data");
    assertThat(platform.asked(0).body())
        .contains("name=\"descriptor\"")
        .contains("{\"name\":\"mean\"}")
        .contains("name=\"jar\"")
        .contains("PK");
  }

  @Test
  void addressMayEndInASlash() {
    platform.answers(200, "{}");
    Werkbank.at(URI.create(platform.address() + "/"), "x").me();
    assertThat(platform.asked(0).path()).isEqualTo("/api/v1/me");
  }

  private static String run(String state) {
    return """
        {"id":"r1","state":"%s","name":"n","metrics":{"test.f1":0.9},
         "evaluation":{"test":{"n":10,"metrics":{"f1":{"value":0.9,"low":0.8,"high":0.95}}},
           "baselines":[{"name":"naive","metrics":{"f1":{"value":0.1,"low":0.0,"high":0.2}}}]}}
        """
        .formatted(state);
  }
}

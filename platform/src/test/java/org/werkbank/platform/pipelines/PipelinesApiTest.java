package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.werkbank.platform.TestPlatform.OFFICE_TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;
import org.werkbank.platform.Waiting;

class PipelinesApiTest {
  private static final String TRAINER_CLASS = "org/example/MeanTrainer";

  @TempDir static Path home;
  static TestPlatform platform;
  static String researcher;
  static String other;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    platform.admit("zentrum", "research");
    platform.admit("werk");
    researcher = platform.token("zentrum", "rosa", "researcher");
    other = platform.token("werk", "otto", "data-scientist");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void everybodySeesTheBuiltInPipelinesWithTheirParameters() {
    JsonNode items = platform.get("/api/v1/pipelines", other).expect(200).json().get("items");
    assertThat(items.get(0).get("name").asText()).isEqualTo("quality-forest");
    assertThat(items.get(0).get("builtIn").asBoolean()).isTrue();
    assertThat(items.get(0).at("/parameters/0/default").asInt()).isEqualTo(200);
    JsonNode one = platform.get("/api/v1/pipelines/quality-forest", other).expect(200).json();
    assertThat(one.get("trainer").asText())
        .isEqualTo("org.werkbank.training.xgboost.ForestTrainer");
    assertThat(one.get("versions")).hasSize(1);
    platform.get("/api/v1/pipelines/nothing-here", other).expect(404);
  }

  @Test
  void submittedVersionIsSeenByItsMemberAndTheOfficeUntilItIsApproved() {
    Answer submitted = submit("hidden-mean", "1.0.0").expect(201);
    assertThat(submitted.json().get("state").asText()).isEqualTo("submitted");
    assertThat(submitted.header("Location"))
        .isEqualTo("/api/v1/pipelines/hidden-mean/versions/1.0.0");
    String path = "/api/v1/pipelines/hidden-mean/versions/1.0.0";
    JsonNode mine = platform.get(path, researcher).expect(200).json();
    assertThat(mine.at("/report/classes/0").asText()).isEqualTo(TestJars.TRAINER);
    assertThat(mine.at("/submission/submittedBy").asText()).isEqualTo("rosa@zentrum.example");
    platform.get(path, OFFICE_TOKEN).expect(200);
    platform.get(path, other).expect(404);
    platform.get("/api/v1/pipelines/hidden-mean", other).expect(404);
    assertThat(names(other)).doesNotContain("hidden-mean");
    assertThat(names(researcher)).contains("hidden-mean");
    review("hidden-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(200);
    JsonNode theirs = platform.get(path, other).expect(200).json();
    assertThat(theirs.get("state").asText()).isEqualTo("approved");
    assertThat(theirs.has("report")).isFalse();
    assertThat(theirs.has("submission")).isFalse();
    assertThat(names(other)).contains("hidden-mean");
  }

  @Test
  void decisionIsTakenOnceByTheOfficeAndARejectionSaysWhy() {
    submit("decided-mean", "1.0.0").expect(201);
    String path = "/api/v1/pipelines/decided-mean/versions/1.0.0/review";
    platform.post(path, researcher, "{\"decision\":\"approve\"}").expect(403);
    Answer silent = review("decided-mean", "1.0.0", "{\"decision\":\"reject\"}").expect(400);
    assertThat(silent.json().get("detail").asText()).contains("comment");
    Answer unknown = review("decided-mean", "1.0.0", "{\"decision\":\"maybe\"}").expect(400);
    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/decision");
    review("decided-mean", "1.0.0", "{\"decision\":\"approve\",\"sha256\":\"00\"}").expect(409);
    JsonNode rejected =
        review("decided-mean", "1.0.0", "{\"decision\":\"reject\",\"comment\":\"No seed.\"}")
            .expect(200)
            .json();
    assertThat(rejected.at("/submission/review/comment").asText()).isEqualTo("No seed.");
    Answer again = review("decided-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(409);
    assertThat(again.json().get("detail").asText()).contains("already");
    platform.get("/api/v1/pipelines/decided-mean", other).expect(404);
  }

  @Test
  void aVersionIsWithdrawnByItsMemberOrTheOfficeWithAReasonAndOnce() {
    submit("back-mean", "1.0.0").expect(201);
    String path = "/api/v1/pipelines/back-mean/versions/1.0.0/withdraw";
    platform.post(path, other, "{\"reason\":\"mine\"}").expect(404);
    review("back-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(200);
    platform.post(path, other, "{\"reason\":\"mine\"}").expect(403);
    Answer silent = platform.post(path, researcher, "{\"reason\":\" \"}").expect(400);
    assertThat(silent.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");
    JsonNode withdrawn =
        platform.post(path, researcher, "{\"reason\":\"It leaks.\"}").expect(200).json();
    assertThat(withdrawn.get("state").asText()).isEqualTo("withdrawn");
    assertThat(withdrawn.at("/withdrawal/reason").asText()).isEqualTo("It leaks.");
    platform.post(path, OFFICE_TOKEN, "{\"reason\":\"again\"}").expect(409);
    Answer page =
        platform.send(
            "GET",
            "/pipelines/back-mean/versions/1.0.0",
            other,
            BodyPublishers.noBody(),
            Map.of("Accept", "text/html", "Accept-Language", "de"));
    assertThat(page.expect(200).text()).contains("zurückgezogen").contains("It leaks.");
  }

  @Test
  void theReviewerSeesWhatChangedSinceTheVersionThatWasApproved() {
    submit("grown-mean", "1.0.0").expect(201);
    review("grown-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(200);
    byte[] jar =
        TestJars.honest()
            .with("org/example/MeanTrainer.class", TestJars.processStarter(TRAINER_CLASS))
            .with("org/example/More.class", TestJars.trainer("org/example/More"))
            .with("META-INF/maven/org.tools/sums/pom.properties", "version=1.2\n")
            .with(
                "META-INF/maven/org.tools/sums/pom.xml",
                "<project><licenses><license><name>MIT</name></license></licenses></project>")
            .bytes();
    submit(researcher, descriptor("grown-mean", "1.1.0").replace("\"min\": 1,", "\"min\": 2,"), jar)
        .expect(201);
    String path = "/api/v1/pipelines/grown-mean/versions/1.1.0";
    JsonNode seen = platform.get(path, OFFICE_TOKEN).expect(200).json();
    JsonNode changes = seen.get("changes");
    assertThat(changes.get("since").asText()).isEqualTo("1.0.0");
    assertThat(changes.at("/classesChanged/0").asText()).isEqualTo(TestJars.TRAINER);
    assertThat(changes.at("/classesAdded/0").asText()).isEqualTo("org.example.More");
    assertThat(changes.at("/classesRemoved")).isEmpty();
    assertThat(changes.at("/newFindings/0").asText()).startsWith("process: ");
    assertThat(changes.at("/libraries/0").asText()).isEqualTo("+ org.tools:sums:1.2");
    assertThat(changes.at("/descriptor/0").asText()).contains("min=1.0", "→", "min=2.0");
    assertThat(seen.at("/report/facts/libraries/0/licence").asText()).isEqualTo("MIT");
    review("grown-mean", "1.1.0", "{\"decision\":\"approve\"}").expect(200);
    assertThat(platform.get(path, other).expect(200).json().has("changes")).isFalse();
  }

  @Test
  void everyChangeIsInTheAuditTrail() {
    submit("audited-mean", "1.0.0").expect(201);
    review("audited-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(200);
    JsonNode entries =
        platform
            .get("/api/v1/audit?noun=pipeline&member=zentrum", OFFICE_TOKEN)
            .expect(200)
            .json()
            .get("items");
    List<String> actions =
        entries.findParents("action").stream()
            .filter(entry -> entry.at("/details/name").asText().equals("audited-mean"))
            .map(entry -> entry.get("action").asText())
            .toList();
    assertThat(actions).containsExactlyInAnyOrder("pipeline.approved", "pipeline.submitted");
  }

  @Test
  void approvalIsRefusedWhenTheStoredJarHasChanged() throws IOException {
    submit("swapped-mean", "1.0.0").expect(201);
    Path stored =
        storedFiles().stream()
            .filter(file -> file.toString().contains("swapped-mean"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(stored);
    bytes[30] ^= 1;
    Files.write(stored, bytes);
    Answer refused = review("swapped-mean", "1.0.0", "{\"decision\":\"approve\"}").expect(409);
    assertThat(refused.json().get("detail").asText()).contains("not in the store");
  }

  @Test
  void refusesNamesThatAreTakenAndVersionsThatExist() {
    submit("taken-mean", "1.0.0").expect(201);
    submit("taken-mean", "1.0.0").expect(409);
    Answer foreign =
        submit(other, descriptor("taken-mean", "2.0.0"), TestJars.honest().bytes()).expect(409);
    assertThat(foreign.json().get("detail").asText()).contains("another member");
    Answer builtIn = submit("quality-forest", "9.0.0").expect(409);
    assertThat(builtIn.json().get("detail").asText()).contains("built-in");
    submit("taken-mean", "1.1.0").expect(201);
  }

  @Test
  void ofTwoSubmissionsAtTheSameTimeOneWinsAndTheOtherLeavesNothing() throws IOException {
    List<Integer> answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> submit("race-mean", "1.0.0")))
            .limit(4)
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .sorted()
            .toList();
    assertThat(answers).containsExactly(201, 409, 409, 409);
    assertThat(storedFiles()).filteredOn(file -> file.toString().contains("race-mean")).hasSize(1);
  }

  @Test
  void listGoesOnPageByPageFromBuiltInToSubmittedOnes() {
    submit("paged-mean", "1.0.0").expect(201);
    submit("paged-mean", "1.0.1").expect(201);
    List<String> all = names(researcher);
    List<String> paged = new java.util.ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          platform
              .get("/api/v1/pipelines?pageSize=1&pageToken=" + token, researcher)
              .expect(200)
              .json();
      assertThat(page.get("items")).hasSize(1);
      paged.add(page.at("/items/0/name").asText());
      token = page.path("nextPageToken").asText("");
    } while (!token.isEmpty());
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void saysWhereADescriptorIsWrong() {
    byte[] jar = TestJars.honest().bytes();
    String good = descriptor("wrong-mean", "1.0.0");
    refused(good.replace("\"wrong-mean\"", "\"Wrong Mean\""), jar, 400, "/descriptor/name");
    refused(good.replace("\"1.0.0\"", "null"), jar, 400, "/descriptor/version");
    refused(good.replace("\"min\": 1", "\"min\": 500"), jar, 400, "/descriptor/parameters/0");
    refused(good.replace("\"integer\"", "\"colour\""), jar, 400, "/descriptor/parameters/0/type");
    refused(good.replace(TestJars.TRAINER, "no class"), jar, 400, "/descriptor/trainer");
    refused(good.replace("[\"rmse\"]", "[]"), jar, 400, "/descriptor/metrics");
    Answer notJson = submit(researcher, "{\n\"name\": oops", jar).expect(400);
    assertThat(notJson.json().at("/errors/0/line").asInt()).isEqualTo(2);
    submit(researcher, "null", jar).expect(400);
  }

  @Test
  void saysWhichPartIsMissing() {
    refused(descriptor("no-jar", "1.0.0"), new byte[0], 400, "/jar");
    refused("", TestJars.honest().bytes(), 400, "/descriptor");
    platform.post("/api/v1/pipelines", researcher, "{}").expect(415);
    Answer cut =
        send(
            BodyPublishers.ofString(
                "--" + SubmittedJar.BOUNDARY + "\r\nContent-Disposition: form-data"));
    assertThat(cut.expect(400).header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void hostileJarsAreRefusedAndLeaveNothingBehind() throws IOException {
    List<Path> before = storedFiles();
    Set<Path> spooled = spooledFiles();
    String descriptor = descriptor("hostile-mean", "1.0.0");
    refused(descriptor, "no zip".getBytes(StandardCharsets.UTF_8), 422, "/jar");
    refused(descriptor, TestJars.honest().with("../../evil", "x").bytes(), 422, "/jar");
    refused(descriptor, TestJars.honest().with("z", new byte[20_000_000]).bytes(), 422, "/jar");
    refused(descriptor, TestJars.empty().with("a.txt", "x").bytes(), 422, "/jar");
    assertThat(storedFiles()).isEqualTo(before);
    // Tests beside this one spool as well, for a moment.
    Waiting.until(() -> spooled.containsAll(spooledFiles()));
    assertThat(names(researcher)).doesNotContain("hostile-mean");
    submit("hostile-mean", "1.0.0").expect(201);
  }

  @Test
  void refusesAFormThatIsTooLargeWhetherItSaysSoOrNot() {
    byte[] start = part("descriptor", "{}");
    byte[] head =
        ("--"
                + SubmittedJar.BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"x\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    Answer streamed =
        send(
            BodyPublishers.ofInputStream(
                () ->
                    new SequenceInputStream(
                        new SequenceInputStream(
                            new ByteArrayInputStream(start), new ByteArrayInputStream(head)),
                        new Zeros(102_000_000))));
    assertThat(streamed.expect(413).json().get("detail").asText()).contains("100 MB");
  }

  @Test
  void pagesShowEachReaderWhatIsTheirs() {
    submit("page-mean", "1.0.0").expect(201);
    String page = "/pipelines/page-mean/versions/1.0.0";
    Map<String, String> html = Map.of("Accept", "text/html", "Accept-Language", "de");
    Answer own = platform.send("GET", page, researcher, BodyPublishers.noBody(), html).expect(200);
    assertThat(own.text()).contains("wartet auf Prüfung").contains(TestJars.TRAINER);
    platform.send("GET", page, other, BodyPublishers.noBody(), html).expect(404);
    Answer office =
        platform.send("GET", page, OFFICE_TOKEN, BodyPublishers.noBody(), html).expect(200);
    assertThat(office.text()).contains("name=\"decision\" value=\"approve\"");
    Answer catalogue =
        platform.send("GET", "/pipelines", other, BodyPublishers.noBody(), html).expect(200);
    assertThat(catalogue.text()).contains("Zufallswald").doesNotContain("page-mean");
    Answer waiting =
        platform.send("GET", "/pipelines", OFFICE_TOKEN, BodyPublishers.noBody(), html).expect(200);
    assertThat(waiting.text()).contains("Zu prüfen").contains(page);
  }

  @Test
  void formOfTheBrowserLeadsToThePageOfTheNewVersion() {
    Answer sent =
        platform.send(
            "POST",
            "/pipelines",
            researcher,
            new SubmittedJar(descriptor("form-mean", "1.0.0"), TestJars.honest().bytes()).form(),
            Map.of("Content-Type", SubmittedJar.FORM, "HX-Request", "true"));
    assertThat(sent.expect(201).header("HX-Redirect"))
        .isEqualTo("/pipelines/form-mean/versions/1.0.0");
    Answer again =
        platform.send(
            "POST",
            "/pipelines",
            researcher,
            new SubmittedJar(descriptor("form-mean", "1.0.0"), TestJars.honest().bytes()).form(),
            Map.of("Content-Type", SubmittedJar.FORM, "HX-Request", "true"));
    assertThat(again.expect(409).text()).contains("role=\"alert\"");
  }

  @Test
  void exampleDescriptorOfTheHelpIsValid() {
    String example = platform.get("/assets/pipeline-descriptor.example.json", other).text();
    byte[] jar =
        TestJars.empty()
            .with("org/example/MyTrainer.class", TestJars.trainer("org/example/MyTrainer"))
            .bytes();
    submit(researcher, example, jar).expect(201);
  }

  private static void refused(String descriptor, byte[] jar, int status, String pointer) {
    Answer answer = submit(researcher, descriptor, jar).expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/pointer").asText()).as(answer.text()).isEqualTo(pointer);
  }

  private static Answer submit(String name, String version) {
    return submit(researcher, descriptor(name, version), TestJars.honest().bytes());
  }

  private static Answer submit(String token, String descriptor, byte[] jar) {
    return new SubmittedJar(descriptor, jar).sendTo(platform, token);
  }

  private static Answer send(BodyPublisher body) {
    return platform.send(
        "POST", "/api/v1/pipelines", researcher, body, Map.of("Content-Type", SubmittedJar.FORM));
  }

  private static Answer review(String name, String version, String body) {
    return platform.post(
        "/api/v1/pipelines/" + name + "/versions/" + version + "/review", OFFICE_TOKEN, body);
  }

  private static List<String> names(String token) {
    return platform
        .get("/api/v1/pipelines?pageSize=500", token)
        .expect(200)
        .json()
        .get("items")
        .findParents("trainer")
        .stream()
        .map(item -> item.get("name").asText())
        .toList();
  }

  private static byte[] part(String name, String text) {
    return ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(SubmittedJar.BOUNDARY, name, text))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String descriptor(String name, String version) {
    return """
        {"name": "%s", "version": "%s", "task": "regression", "engine": "java",
         "trainer": "%s",
         "title": {"de": "Mittelwert", "en": "Mean"},
         "description": {"de": "Sagt immer den Mittelwert.", "en": "Always says the mean."},
         "parameters": [{"name": "rounds", "type": "integer", "default": 100, "min": 1, "max": 1000,
           "title": {"de": "Runden", "en": "Rounds"}, "description": {"de": "x", "en": "x"}}],
         "metrics": ["rmse"]}
        """
        .formatted(name, version, TestJars.TRAINER);
  }

  private static List<Path> storedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  private static Set<Path> spooledFiles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("werkbank-pipeline-"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many zeros. */
  private static final class Zeros extends java.io.InputStream {
    private long left;

    Zeros(long count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}

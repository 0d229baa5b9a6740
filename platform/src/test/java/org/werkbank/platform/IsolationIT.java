package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform.Answer;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Route;

/**
 * All routes x all roles x own and foreign member, made from the registered routes: what belongs to
 * another member is answered exactly like what does not exist, and shows up in no list.
 */
class IsolationIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern PARAMETER = Pattern.compile("[{<]([A-Za-z]+)[}>]");
  private static final String MARK = "geheim-7f3a";
  private static final List<Role> ROLES =
      List.of(Role.DATA_SCIENTIST, Role.STEWARD, Role.MANAGER, Role.RESEARCHER);

  @TempDir static Path home;
  static TestPlatform platform;
  static Map<String, String> things;
  static final Map<Role, String> OWN = new LinkedHashMap<>();
  static final Map<Role, String> STRANGERS = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    platform =
        TestPlatform.start(home, Map.of("WERKBANK_TRAINING_HOME", RealTraining.home().toString()));
    platform.admit("mine");
    platform.admit("theirs");
    for (Role role : ROLES) {
      OWN.put(role, platform.token("mine", MARK + role.slug(), role.slug()));
      STRANGERS.put(role, platform.token("theirs", "x" + role.slug(), role.slug()));
    }
    things = makeThings(OWN.get(Role.DATA_SCIENTIST));
    agree();
  }

  @AfterAll
  static void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  @TestFactory
  List<DynamicTest> whatIsForeignIsAnsweredLikeWhatIsNotThere() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Route route : platform.routes()) {
      Permission permission = route.permissions().iterator().next();
      if (permission == Permission.PUBLIC || !PARAMETER.matcher(route.path()).find()) {
        continue;
      }
      for (Role role : ROLES) {
        tests.add(
            DynamicTest.dynamicTest(
                role.slug() + " " + route.method() + " " + route.path(),
                () -> check(route, role, permission.roles().contains(role))));
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  @TestFactory
  List<DynamicTest> listsAndPagesShowNothingForeign() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Route route : platform.routes()) {
      Permission permission = route.permissions().iterator().next();
      boolean isList = route.method().equals("GET") && !PARAMETER.matcher(route.path()).find();
      for (Role role : ROLES) {
        if (isList && permission.roles().contains(role)) {
          tests.add(
              DynamicTest.dynamicTest(
                  role.slug() + " " + route.path(),
                  () -> {
                    boolean compares = route.path().endsWith("/compare");
                    String asked = compares ? "?ids=nothing," + things.get("run") : "";
                    Answer answer = platform.get(route.path() + asked, STRANGERS.get(role));
                    assertThat(answer.status())
                        .as(answer.toString())
                        .isBetween(compares ? 404 : 200, compares ? 404 : 399);
                    assertThat(answer.text()).doesNotContain(MARK);
                    for (String id :
                        List.of(
                            "dataset", "draft", "sweep", "token", "user", "request", "agreement")) {
                      assertThat(answer.text()).doesNotContain(things.get(id));
                    }
                    // where it was asked for, it may be named as what is not there
                    assertThat(compares || !answer.text().contains(things.get("run"))).isTrue();
                  }));
        }
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> whatIsOwnIsThere() {
    String own = OWN.get(Role.DATA_SCIENTIST);
    return List.of(
            "/api/v1/datasets/" + things.get("dataset"),
            "/api/v1/datasets/" + things.get("dataset") + "/versions/1/content",
            "/api/v1/datasets/" + things.get("dataset") + "/versions/1/croissant",
            "/api/v1/runs/" + things.get("run"),
            "/api/v1/runs/" + things.get("run") + "/artifacts/model.zip",
            "/api/v1/models/mine/" + MARK + "/versions/1/download")
        .stream()
        .map(path -> DynamicTest.dynamicTest(path, () -> platform.get(path, own).expect(200)))
        .toList();
  }

  private static void check(Route route, Role role, boolean mayCall) {
    Answer foreign = call(route, things, STRANGERS.get(role));
    if (!mayCall) {
      assertThat(foreign.status()).as(foreign.toString()).isEqualTo(403);
      return;
    }
    Map<String, String> nothing = new LinkedHashMap<>(things);
    nothing.replaceAll((key, value) -> key.equals("version") ? value : "nothing-" + key);
    Answer missing = call(route, nothing, STRANGERS.get(role));
    assertThat(foreign.status())
        .as("%s%nlike what is not there: %s", foreign, missing)
        .isEqualTo(missing.status())
        .isBetween(400, 499);
    assertThat(foreign.text())
        .as(foreign.toString())
        .doesNotContain("PWF")
        .doesNotContain("M14860");
    if (route.method().equals("GET")) {
      assertThat(foreign.status()).as(foreign.toString()).isEqualTo(404);
    }
  }

  private static Answer call(Route route, Map<String, String> values, String token) {
    Matcher names = PARAMETER.matcher(route.path());
    StringBuilder path = new StringBuilder();
    while (names.find()) {
      names.appendReplacement(path, Matcher.quoteReplacement(value(route, names.group(1), values)));
    }
    names.appendTail(path);
    boolean isForm = route.doc() != null && !route.path().startsWith("/api/");
    return platform.send(
        route.method(),
        path.toString(),
        token,
        route.method().equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(isForm ? "" : "{}"),
        Map.of(
            "Accept",
            "application/json",
            "Tus-Resumable",
            "1.0.0",
            "Content-Type",
            isForm ? "application/x-www-form-urlencoded" : "application/json"));
  }

  /** What stands for a path parameter, by the noun before it. */
  private static String value(Route route, String name, Map<String, String> values) {
    String path = route.path();
    return switch (name) {
      case "id" ->
          path.contains("/access-requests/")
              ? values.get("request")
              : path.contains("/agreements/")
                  ? values.get("agreement")
                  : path.matches(".*/(datasets|catalogue|trash)/.*")
                      ? values.get("dataset")
                      : path.contains("/tokens/")
                          ? values.get("token")
                          : path.contains("/users/")
                              ? values.get("user")
                              : values.get(path.contains("/sweeps/") ? "sweep" : "run");
      case "draft" -> values.get("draft");
      case "upload" -> values.get("upload");
      case "name" -> path.contains("/pipelines/") ? values.get("pipeline") : values.get("model");
      case "owner", "slug" -> values.get("member");
      case "version", "v" -> path.contains("/pipelines/") ? "1.0.0" : values.get("version");
      case "path" -> "model.zip";
      case "alias" -> "champion";
      case "member" -> "theirs";
      default -> throw new AssertionError("no value for {" + name + "} of " + path);
    };
  }

  private static Map<String, String> makeThings(String token) {
    Map<String, String> made = new LinkedHashMap<>();
    String dataset =
        platform
            .post("/api/v1/datasets", token, "{\"name\":\"" + MARK + "\",\"description\":\"\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    StringBuilder rows = new StringBuilder(MARK + ",b,failure\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i * 7 % 101).append(',').append(i * 13 % 97).append(',');
      rows.append(i * 7 % 101 > 80 ? 1 : 0).append('\n');
    }
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + dataset + "/versions?filename=" + MARK + ".csv",
            token,
            BodyPublishers.ofString(rows.toString(), StandardCharsets.UTF_8),
            Map.of("Content-Type", "text/csv"))
        .expect(201);
    platform
        .put(
            "/api/v1/datasets/" + dataset + "/schema",
            token,
            """
            {"columns":[{"name":"%s","role":"feature"},{"name":"b","role":"feature"},
             {"name":"failure","role":"label"}]}
            """
                .formatted(MARK))
        .expect(200);
    String run =
        platform
            .post(
                "/api/v1/runs",
                token,
                """
                {"pipeline":{"name":"quality-boosting"},"dataset":{"id":"%s"},"name":"%s",
                 "split":{"kind":"holdout","test":0.3},"parameters":{"trees":10}}
                """
                    .formatted(dataset, MARK))
            .expect(202)
            .json()
            .get("id")
            .asText();
    awaitSuccess(token, run);
    platform
        .post("/api/v1/models", token, "{\"name\":\"" + MARK + "\",\"description\":\"\"}")
        .expect(201);
    platform
        .post("/api/v1/models/" + MARK + "/versions", token, "{\"runId\":\"" + run + "\"}")
        .expect(201);
    String user = platform.get("/api/v1/me", token).json().at("/user/id").asText();
    made.put("dataset", dataset);
    made.put("draft", idOf("/api/v1/datasets/" + dataset + "/drafts", token, "{}"));
    made.put("upload", upload(dataset, token));
    String sweep =
        idOf(
            "/api/v1/sweeps",
            token,
            """
            {"pipeline":{"name":"quality-boosting"},"dataset":{"id":"%s"},"name":"%s",
             "split":{"kind":"holdout","test":0.3},
             "search":{"kind":"grid","vary":{"trees":{"values":[10,20]}}},"budget":{"runs":2}}
            """
                .formatted(dataset, MARK));
    platform.post("/api/v1/sweeps/" + sweep + "/cancel", token, "{}");
    made.put("sweep", sweep);
    made.put("run", run);
    made.put("model", MARK);
    made.put("pipeline", MARK);
    made.put("member", "mine");
    made.put("version", "1");
    made.put("user", user);
    made.put(
        "token",
        platform
            .post("/api/v1/users/" + user + "/tokens", token, "{\"name\":\"" + MARK + "\"}")
            .expect(201)
            .json()
            .get("id")
            .asText());
    return made;
  }

  /** An agreement with a third member about data that strangers are not offered. */
  private static void agree() {
    platform.admit("third");
    String third = platform.token("third", "t", "data-scientist");
    String steward = OWN.get(Role.STEWARD);
    String data = "/api/v1/datasets/" + things.get("dataset");
    platform
        .post(
            data + "/offer",
            steward,
            """
            {"purposes":["benchmarking"],"mayTrain":true,"mayDownload":false,
             "mayShareModel":false,"members":["third"]}
            """)
        .expect(201);
    String request = idOf(data + "/access-requests", third, "{\"purpose\":\"benchmarking\"}");
    String agreement =
        platform
            .post(
                "/api/v1/access-requests/" + request + "/decision",
                steward,
                "{\"decision\":\"grant\"}")
            .expect(200)
            .json()
            .get("agreementId")
            .asText();
    things.put("request", request);
    things.put("agreement", agreement);
  }

  private static String idOf(String path, String token, String body) {
    Answer answer = platform.post(path, token, body);
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json().get("id").asText();
  }

  /** An upload that was begun, by the tus protocol. */
  private static String upload(String dataset, String token) {
    Base64.Encoder base64 = Base64.getEncoder();
    String metadata =
        "dataset "
            + base64.encodeToString(dataset.getBytes(StandardCharsets.UTF_8))
            + ",filename "
            + base64.encodeToString((MARK + ".csv").getBytes(StandardCharsets.UTF_8));
    return platform
        .send(
            "POST",
            "/files",
            token,
            BodyPublishers.noBody(),
            Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "9", "Upload-Metadata", metadata))
        .expect(201)
        .header("Location")
        .substring("/files/".length());
  }

  private static void awaitSuccess(String token, String run) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var now = platform.get("/api/v1/runs/" + run, token).expect(200).json();
      String state = now.get("state").asText();
      if (state.equals("SUCCEEDED")) {
        return;
      }
      assertThat(state).as(now.toString()).isIn("QUEUED", "STARTING", "RUNNING");
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }
}

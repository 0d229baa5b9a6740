package org.werkbank.platform.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.RealTraining;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;
import org.werkbank.platform.pipelines.SubmittedJar;

/**
 * A press shop lets an institute learn from its data without a look at a single row, and takes its
 * leave back.
 */
class AgreementStoryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Stands in one cell; whoever reads it has seen a row. */
  private static final String SECRET = "731.40625";

  private static final String QUICK =
      """
      {"pipeline":{"name":"quality-boosting"},"dataset":{"id":"%s"},
       "parameters":{"trees":50},"split":{"kind":"holdout","test":0.3}}
      """;
  private static final String LONG =
      """
      {"pipeline":{"name":"quality-boosting"},"dataset":{"id":"%s"},
       "parameters":{"trees":2000,"learningRate":0.01},"split":{"kind":"kfold","folds":20}}
      """;

  @TempDir private Path home;
  private TestPlatform platform;
  private String shop;
  private String steward;
  private String institute;
  private String dataset;

  @BeforeEach
  void start() {
    platform =
        TestPlatform.start(home, Map.of("WERKBANK_TRAINING_HOME", RealTraining.home().toString()));
    platform.admit("shop");
    platform.admit("institute", "research");
    shop = platform.token("shop", "ds", "data-scientist");
    steward = platform.token("shop", "steward", "steward");
    institute = platform.token("institute", "ria", "researcher", "data-scientist");
    dataset = upload();
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  @Test
  void dataAreLearnedFromWithoutBeingSeenUntilTheOwnerEndsIt() throws Exception {
    String data = "/api/v1/datasets/" + dataset;
    platform.get(data, institute).expect(404);
    assertThat(ids(platform.get("/api/v1/catalogue?q=press", institute))).isEmpty();

    offer(true, false, false);
    assertThat(ids(platform.get("/api/v1/catalogue?q=PRESS", institute))).containsExactly(dataset);
    assertThat(platform.get(data, institute).expect(200).text())
        .contains("\"force\"", "\"bad\"")
        .doesNotContain(SECRET);
    noRowIsSeen();
    assertThat(start(QUICK).expect(409).text()).contains("Ask its owner first");

    String agreement = agreed();
    noRowIsSeen();
    String run = start(QUICK).expect(202).json().get("id").asText();
    JsonNode done = await(run, "SUCCEEDED");
    double own = done.at("/evaluation/test/metrics/pr_auc/value").asDouble();
    double naive = done.at("/evaluation/baselines/0/metrics/pr_auc/value").asDouble();
    assertThat(own).isGreaterThan(naive + 0.2);
    onlyAggregatesComeOut(run);
    theModelStaysUnderTheAgreement(run, agreement);

    String working = start(LONG).expect(202).json().get("id").asText();
    await(working, "RUNNING");
    String waiting = start(QUICK).expect(202).json().get("id").asText();
    long begin = System.nanoTime();
    platform.post("/api/v1/agreements/" + agreement + "/revoke", steward, "{}").expect(200);
    assertThat(start(QUICK).expect(409).text()).contains("was revoked", agreement);
    await(waiting, "CANCELLED");
    await(working, "CANCELLED");
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("both runs were over %.2f s after the agreement%n", seconds);
    assertThat(seconds).as("seconds until both runs were over").isLessThan(1);
    assertThat(
            platform
                .post(
                    "/api/v1/models/forest/versions/1/shares",
                    institute,
                    "{\"members\":[\"shop\"]}")
                .expect(409)
                .text())
        .contains("was revoked");
    theTrailTellsAll();
  }

  @Test
  void aColumnThatTheOwnerKeepsIsInNothingThatOthersLearn() {
    platform
        .put(
            "/api/v1/datasets/" + dataset + "/schema",
            shop,
            """
            {"columns":[{"name":"force","role":"feature"},{"name":"bad","role":"label"},
             {"name":"speed","role":"feature","protection":"trade-secret"}]}
            """)
        .expect(200);
    offer(true, false, true);
    agreed();
    String run = start(QUICK).expect(202).json().get("id").asText();
    JsonNode done = await(run, "SUCCEEDED");
    String path = "/api/v1/runs/" + run;
    assertThat(done.get("evaluation").toString()).doesNotContain("speed");
    assertThat(platform.get("/runs/" + run, institute).expect(200).text()).doesNotContain("speed");
    for (String artifact : List.of("plots.json", "importance.json")) {
      assertThat(platform.get(path + "/artifacts/" + artifact, institute).expect(200).text())
          .contains("force")
          .doesNotContain("speed");
    }
    platform
        .post("/api/v1/models", institute, "{\"name\":\"forest\",\"description\":\"\"}")
        .expect(201);
    assertThat(
            platform
                .post("/api/v1/models/forest/versions", institute, "{\"runId\":\"" + run + "\"}")
                .expect(201)
                .text())
        .doesNotContain("speed");
  }

  @Test
  void submittedCodeLearnsBehindWallsAndCarriesNothingHome() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/bwrap"))) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS")).as("bubblewrap").isNotEqualTo("true");
      Assumptions.abort("bubblewrap is missing; infra/local-stack/install brings it");
    }
    submitAndApprove();
    offer(true, false, false);
    agreed();
    String run =
        start(
                """
                {"pipeline":{"name":"crossed-logistic"},"dataset":{"id":"%s"},
                 "split":{"kind":"holdout","test":0.3}}
                """)
            .expect(202)
            .json()
            .get("id")
            .asText();
    JsonNode done = await(run, "SUCCEEDED");

    assertThat(done.at("/versions/isolation").asText()).isEqualTo("bubblewrap");
    double own = done.at("/evaluation/test/metrics/pr_auc/value").asDouble();
    assertThat(done.at("/evaluation/baselines"))
        .hasSize(2)
        .allSatisfy(
            baseline ->
                assertThat(own)
                    .as("against %s", baseline)
                    .isGreaterThan(baseline.at("/metrics/pr_auc/value").asDouble() + 0.2));
    done.get("metrics")
        .fieldNames()
        .forEachRemaining(name -> assertThat(name).doesNotStartWith("training"));
    String path = "/api/v1/runs/" + run;
    for (String hidden :
        List.of("model.zip", "predictions.csv", "split.csv", "resamples.json", "evaluation.json")) {
      platform.get(path + "/artifacts/" + hidden, institute).expect(404);
    }
    platform.get(path + "/log", institute).expect(404);
    platform.get(path + "/log", shop).expect(200);
    platform
        .post("/api/v1/models", institute, "{\"name\":\"crossed\",\"description\":\"\"}")
        .expect(201);
    assertThat(
            platform
                .post("/api/v1/models/crossed/versions", institute, "{\"runId\":\"" + run + "\"}")
                .expect(409)
                .text())
        .contains("stays with the run");
    noRowIsSeen();
  }

  @Test
  void rowsAreFetchedWhereTheAgreementSaysSoAndTheOwnerIsTold() {
    offer(true, true, true);
    String agreement = agreed();

    assertThat(platform.get(content(), institute).expect(200).text()).contains(SECRET);
    platform.get("/api/v1/datasets/" + dataset + "/versions/1", institute).expect(200);
    assertThat(actions()).contains("dataset.downloaded");
    assertThat(platform.get("/agreements/" + agreement, steward).expect(200).text())
        .contains("ria@institute.example", "downloaded version 1");
    assertThat(platform.get("/agreements/" + agreement, institute).expect(200).text())
        .doesNotContain("downloaded version 1");
  }

  @Test
  void anOfferIsSeenByThoseItIsForAndNoLongerThanItStands() {
    platform.admit("other");
    String stranger = platform.token("other", "ds", "data-scientist");
    platform
        .post(
            "/api/v1/datasets/" + dataset + "/offer",
            steward,
            """
            {"purposes":["benchmarking"],"mayTrain":true,"mayDownload":false,
             "mayShareModel":false,"members":["institute"]}
            """)
        .expect(201);
    assertThat(ids(platform.get("/api/v1/catalogue", institute))).containsExactly(dataset);
    assertThat(ids(platform.get("/api/v1/catalogue", stranger))).isEmpty();
    request(stranger).expect(404);

    platform.delete("/api/v1/datasets/" + dataset + "/offer", steward).expect(204);
    assertThat(ids(platform.get("/api/v1/catalogue", institute))).isEmpty();
    request(institute).expect(404);
  }

  @Test
  void aRequestUnderTermsThatChangedIsNotGranted() {
    offer(true, false, false);
    String request = request(institute).expect(201).json().get("id").asText();
    offer(true, true, false);

    assertThat(decide(request, "grant").expect(409).text()).contains("has changed");
    decide(request, "refuse").expect(200);
    assertThat(decide(request, "refuse").expect(409).text()).contains("decided on");
  }

  private void noRowIsSeen() {
    platform.get("/api/v1/datasets/" + dataset + "/versions/1", institute).expect(404);
    platform.get(content(), institute).expect(404);
    platform.get("/datasets/" + dataset, institute).expect(404);
    assertThat(platform.get("/catalogue/" + dataset, institute).expect(200).text())
        .contains("force")
        .doesNotContain(SECRET);
  }

  private void onlyAggregatesComeOut(String run) {
    String path = "/api/v1/runs/" + run;
    List<String> artifacts = new ArrayList<>();
    platform
        .get(path + "/artifacts", institute)
        .expect(200)
        .json()
        .get("items")
        .forEach(one -> artifacts.add(one.get("path").asText()));
    assertThat(artifacts).containsExactlyInAnyOrder("plots.json", "importance.json", "model.zip");
    for (String hidden :
        List.of("predictions.csv", "split.csv", "resamples.json", "evaluation.json")) {
      platform.get(path + "/artifacts/" + hidden, institute).expect(404);
    }
    platform.get(path + "/log", institute).expect(404);
    platform.get(path + "/log", shop).expect(200);
    platform.get(path, shop).expect(404);
    assertThat(platform.get("/runs/" + run, institute).expect(200).text())
        .doesNotContain(SECRET)
        .doesNotContain("SparkContext");
    JsonNode thresholds =
        platform.get(path, institute).expect(200).json().at("/evaluation/thresholds");
    thresholds.forEach(
        one ->
            assertThat(one.get("falseNegatives").asLong())
                .satisfiesAnyOf(n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThan(9)));
  }

  private void theModelStaysUnderTheAgreement(String run, String agreement) {
    platform
        .post("/api/v1/models", institute, "{\"name\":\"forest\",\"description\":\"\"}")
        .expect(201);
    platform
        .post("/api/v1/models/forest/versions", institute, "{\"runId\":\"" + run + "\"}")
        .expect(201);
    assertThat(
            platform
                .post(
                    "/api/v1/models/forest/versions/1/shares",
                    institute,
                    "{\"members\":[\"shop\"]}")
                .expect(409)
                .text())
        .contains(agreement, "does not allow this");
    platform
        .post(
            "/api/v1/models/institute/forest/versions/1/score",
            institute,
            "{\"dataset\":{\"id\":\"" + dataset + "\"}}")
        .expect(404);
  }

  private void theTrailTellsAll() {
    assertThat(actions())
        .contains(
            "dataset.offered",
            "access.requested",
            "access.granted",
            "agreement.made",
            "dataset.used",
            "agreement.revoked");
  }

  private List<String> actions() {
    List<String> actions = new ArrayList<>();
    platform
        .get("/api/v1/audit?pageSize=500", steward)
        .expect(200)
        .json()
        .get("items")
        .forEach(one -> actions.add(one.get("action").asText()));
    return actions;
  }

  /** The pipeline of pipelines/example, by the institute; the office has looked at it. */
  private void submitAndApprove() throws IOException {
    SubmittedJar.ofExample().sendTo(platform, institute).expect(201);
    platform
        .post(
            "/api/v1/pipelines/crossed-logistic/versions/1.0.0/review",
            TestPlatform.OFFICE_TOKEN,
            "{\"decision\":\"approve\",\"comment\":\"read\"}")
        .expect(200);
  }

  private Answer start(String body) {
    return platform.post("/api/v1/runs", institute, body.formatted(dataset));
  }

  private void offer(boolean train, boolean download, boolean share) {
    platform
        .post(
            "/api/v1/datasets/" + dataset + "/offer",
            steward,
            """
            {"purposes":["quality-analysis","benchmarking"],"mayTrain":%s,"mayDownload":%s,
             "mayShareModel":%s}
            """
                .formatted(train, download, share))
        .expect(201);
  }

  private Answer request(String token) {
    return platform.post(
        "/api/v1/datasets/" + dataset + "/access-requests",
        token,
        "{\"purpose\":\"benchmarking\",\"message\":\"We compare presses.\"}");
  }

  private Answer decide(String request, String decision) {
    return platform.post(
        "/api/v1/access-requests/" + request + "/decision",
        steward,
        "{\"decision\":\"" + decision + "\"}");
  }

  /** The institute asks, the steward grants. */
  private String agreed() {
    String request = request(institute).expect(201).json().get("id").asText();
    assertThat(request(institute).expect(409).text()).contains("still waiting");
    String agreement = decide(request, "grant").expect(200).json().get("agreementId").asText();
    JsonNode made = platform.get("/api/v1/agreements/" + agreement, institute).expect(200).json();
    assertThat(made.get("state").asText()).isEqualTo("ACTIVE");
    assertThat(made.get("textDe").asText()).contains("shop überlässt institute", "Vergleich");
    assertThat(made.get("textEn").asText()).contains("for benchmarking");
    assertThat(made.at("/policy/permission/0/action").asText()).isEqualTo("derive");
    assertThat(made.get("sha256").asText())
        .isEqualTo(
            AgreementText.sha256(
                made.get("textDe").asText(),
                made.get("textEn").asText(),
                made.get("policy").toString()));
    return agreement;
  }

  private String content() {
    return "/api/v1/datasets/" + dataset + "/versions/1/content";
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    answer.expect(200).json().get("items").forEach(one -> ids.add(one.get("id").asText()));
    return ids;
  }

  private String upload() {
    String id =
        platform
            .post(
                "/api/v1/datasets",
                shop,
                "{\"name\":\"Press line 3\",\"description\":\"strokes of 2026\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    StringBuilder rows = new StringBuilder("force,speed,bad\n").append(SECRET).append(",3,1\n");
    for (int i = 0; i < 600; i++) {
      int force = i * 7 % 101;
      rows.append(force).append(".5,").append(i * 13 % 97).append(',');
      // Too little is as bad as too much, which no straight line tells.
      rows.append(force < 10 || force > 90 ? 1 : 0).append('\n');
    }
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=press.csv",
            shop,
            BodyPublishers.ofString(rows.toString(), StandardCharsets.UTF_8),
            Map.of("Content-Type", "text/csv"))
        .expect(201);
    platform
        .put(
            "/api/v1/datasets/" + id + "/schema",
            shop,
            """
            {"columns":[{"name":"force","role":"feature","unit":"kN"},
             {"name":"speed","role":"feature"},{"name":"bad","role":"label"}]}
            """)
        .expect(200);
    return id;
  }

  private JsonNode await(String run, String wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode now = platform.get("/api/v1/runs/" + run, institute).expect(200).json();
      String state = now.get("state").asText();
      if (state.equals(wanted)) {
        return now;
      }
      assertThat(state).as(now.toString()).isIn("QUEUED", "STARTING", "RUNNING");
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}

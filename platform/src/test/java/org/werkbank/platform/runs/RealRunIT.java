package org.werkbank.platform.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.RealTraining;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;
import org.werkbank.platform.datasets.TestWorkbook;

/** A whole platform with the real store, the real launcher and real training. */
class RealRunIT {
  private static final Path DATA = Path.of("../notebooks/data/ai4i2020.csv");
  private static final int ROWS = 4000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path home;

  @Test
  void memberTrainsAForestOnItsOwnDataAndGetsAnEvaluation() throws Exception {
    Map<String, String> settings = Map.of("WERKBANK_TRAINING_HOME", RealTraining.home().toString());
    try (TestPlatform platform = TestPlatform.start(home, settings)) {
      String token = platform.dataScientist("muster");
      String dataset = upload(platform, token);
      String id = train(platform, token, dataset);
      JsonNode run = await(platform, token, "/api/v1/runs/" + id);
      assertThat(run.get("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
      assertThat(run.at("/evaluation/test/metrics/pr_auc/value").asDouble())
          .isEqualTo(run.at("/metrics/test.pr_auc").asDouble())
          .isGreaterThan(run.at("/headline/naive").asDouble());
      assertThat(run.at("/evaluation/baselines")).isNotEmpty();
      assertThat(run.at("/resources/cpuSeconds").asDouble()).isGreaterThan(1);
      assertThat(run.at("/resources/peakMemoryMiB").asLong()).isGreaterThan(100);
      assertThat(run.at("/versions").toString()).contains("3.5.7");
      String files = platform.get("/api/v1/runs/" + id + "/artifacts", token).expect(200).text();
      assertThat(files).contains("model.zip").contains("split.csv").contains("predictions.csv");
      Answer model = platform.get("/api/v1/runs/" + id + "/artifacts/model.zip", token).expect(200);
      assertThat(model.response().body().length).isEqualTo(run.at("/resources/modelBytes").asInt());
      assertThat(platform.get("/api/v1/runs/" + id + "/log", token).expect(200).text())
          .isNotEmpty();
      try (Stream<Path> work = Files.list(home.resolve("work"))) {
        assertThat(work.map(path -> path.getFileName().toString()))
            .noneMatch(name -> name.startsWith(id));
      }
    }
  }

  @Test
  void sweepTriesThreeVariantsAndPicksTheBestOnTheValidationPart() throws Exception {
    Map<String, String> settings = Map.of("WERKBANK_TRAINING_HOME", RealTraining.home().toString());
    try (TestPlatform platform = TestPlatform.start(home, settings)) {
      String token = platform.dataScientist("muster");
      String body =
          """
          {"pipeline":{"name":"quality-boosting"},"dataset":{"id":"%s"},
           "split":{"kind":"time","test":0.3},
           "search":{"kind":"grid","vary":{"trees":{"values":[10,60,200]}}}}
          """
              .formatted(upload(platform, token));
      String id =
          platform.post("/api/v1/sweeps", token, body).expect(202).json().get("id").asText();
      JsonNode sweep = await(platform, token, "/api/v1/sweeps/" + id);

      assertThat(sweep.get("state").asText()).as(sweep.toString()).isEqualTo("SUCCEEDED");
      String best = "";
      double highest = -1;
      for (JsonNode variant : sweep.get("variants")) {
        String runId = variant.get("runId").asText();
        JsonNode run = platform.get("/api/v1/runs/" + runId, token).expect(200).json();
        double value = run.at("/evaluation/validation/metrics/pr_auc/value").asDouble();
        assertThat(variant.at("/validation/value").asDouble()).isEqualTo(value).isBetween(0.0, 1.0);
        assertThat(run.at("/evaluation/split/manifestSha256"))
            .isEqualTo(firstManifest(platform, token, sweep));
        if (value > highest) {
          highest = value;
          best = runId;
        }
      }
      assertThat(sweep.get("best").asText()).isEqualTo(best);
      String ids = String.join(",", sweep.get("variants").findValuesAsText("runId").subList(0, 2));
      JsonNode compared = platform.get("/api/v1/runs/compare?ids=" + ids, token).expect(200).json();
      assertThat(compared.at("/pairs/0/rows").asInt()).isEqualTo(ROWS * 3 / 10);
      assertThat(compared.at("/pairs/0/differences"))
          .anySatisfy(
              difference -> {
                assertThat(difference.get("metric").asText()).isEqualTo("pr_auc");
                assertThat(difference.get("low").asDouble())
                    .isLessThan(difference.get("high").asDouble());
              });
    }
  }

  @Test
  void aRunLearnsFromAnExcelWorkbook() throws Exception {
    Map<String, String> settings = Map.of("WERKBANK_TRAINING_HOME", RealTraining.home().toString());
    try (TestPlatform platform = TestPlatform.start(home, settings)) {
      String token = platform.dataScientist("muster");
      String dataset = uploadWorkbook(platform, token);
      String id = train(platform, token, dataset);
      JsonNode run = await(platform, token, "/api/v1/runs/" + id);
      assertThat(run.get("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
      assertThat(run.at("/metrics/test.pr_auc").asDouble())
          .isGreaterThan(run.at("/headline/naive").asDouble());
    }
  }

  private static JsonNode firstManifest(TestPlatform platform, String token, JsonNode sweep) {
    String first = sweep.at("/variants/0/runId").asText();
    return platform
        .get("/api/v1/runs/" + first, token)
        .expect(200)
        .json()
        .at("/evaluation/split/manifestSha256");
  }

  private static String upload(TestPlatform platform, String token) throws IOException {
    String csv = lines().stream().collect(Collectors.joining("\n", "", "\n"));
    return upload(platform, token, "presse.csv", csv.getBytes(UTF_8));
  }

  private static String uploadWorkbook(TestPlatform platform, String token) throws IOException {
    List<List<String>> rows = lines().stream().map(line -> List.of(line.split(",", -1))).toList();
    TestWorkbook workbook = new TestWorkbook(Map.of("Presse", TestWorkbook.rows(rows)));
    return upload(platform, token, "presse.xlsx", workbook.bytes());
  }

  private static List<String> lines() throws IOException {
    try (Stream<String> all = Files.lines(DATA)) {
      return all.limit(ROWS + 1L).toList();
    }
  }

  private static String upload(TestPlatform platform, String token, String name, byte[] bytes) {
    String id =
        platform
            .post("/api/v1/datasets", token, "{\"name\":\"Presse\",\"description\":\"\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=" + name,
            token,
            BodyPublishers.ofByteArray(bytes),
            Map.of("Content-Type", "application/octet-stream"))
        .expect(201);
    platform
        .put(
            "/api/v1/datasets/" + id + "/schema",
            token,
            """
            {"columns":[
              {"name":"UDI","role":"id"}, {"name":"Product ID","role":"id"},
              {"name":"Type","role":"feature"},
              {"name":"Air temperature [K]","role":"feature"},
              {"name":"Process temperature [K]","role":"feature"},
              {"name":"Rotational speed [rpm]","role":"feature"},
              {"name":"Torque [Nm]","role":"feature"},
              {"name":"Tool wear [min]","role":"feature"},
              {"name":"Machine failure","role":"label"},
              {"name":"TWF","role":"ignore"}, {"name":"HDF","role":"ignore"},
              {"name":"PWF","role":"ignore"}, {"name":"OSF","role":"ignore"},
              {"name":"RNF","role":"ignore"}]}
            """)
        .expect(200);
    return id;
  }

  private static String train(TestPlatform platform, String token, String dataset) {
    String body =
        """
        {"pipeline":{"name":"quality-forest"},"dataset":{"id":"%s"},
         "split":{"kind":"holdout","test":0.3},
         "parameters":{"derived":[
           {"name":"power","expression":"[Torque [Nm]] * [Rotational speed [rpm]]"}],
           "costs":{"missEur":2000,"falseAlarmEur":100}}}
        """
            .formatted(dataset);
    return platform.post("/api/v1/runs", token, body).expect(202).json().get("id").asText();
  }

  private static JsonNode await(TestPlatform platform, String token, String path) {
    JsonNode[] run = new JsonNode[1];
    RunsPlatform.await(
        PATIENCE,
        () -> {
          run[0] = platform.get(path, token).expect(200).json();
          return RunState.valueOf(run[0].get("state").asText()).isTerminal();
        });
    return run[0];
  }
}

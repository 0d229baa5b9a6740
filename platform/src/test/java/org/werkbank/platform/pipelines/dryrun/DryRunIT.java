package org.werkbank.platform.pipelines.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.RealTraining;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.Waiting;
import org.werkbank.platform.pipelines.SubmittedJar;

/** Before anybody reviews a jar it has been tried, on rows that are nobody's. */
class DryRunIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String ENDLESS =
      "System.out.println(\"never done\"); while (true) { Thread.sleep(1000); }";

  @TempDir Path home;
  private Path training;
  private TestPlatform platform;
  private String researcher;

  @BeforeEach
  void start() {
    training = RealTraining.home();
    open();
    platform.admit("institute", "research");
    researcher = platform.token("institute", "ria", "researcher");
  }

  @AfterEach
  void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void whatLearnsPassesWithAFigureAndLeavesNothing() throws Exception {
    SubmittedJar.ofExample().sendTo(platform, researcher).expect(201);
    JsonNode dryRun = await("crossed-logistic", "passed");
    assertThat(dryRun.at("/figure/value").asDouble())
        .isGreaterThan(dryRun.at("/figure/naive").asDouble() + 0.1);
    assertThat(dryRun.get("rows").asInt()).isEqualTo(600);
    assertThat(left()).hasSize(1).allMatch(path -> path.endsWith(".jar"));
    platform.admit("shop");
    String page = "/pipelines/crossed-logistic/versions/1.0.0";
    assertThat(platform.get(page, researcher).expect(200).text())
        .contains("Trained on 600 made-up rows");
    approve("crossed-logistic");
    String stranger = platform.token("shop", "ds", "data-scientist");
    assertThat(platform.get("/api/v1" + page, stranger).expect(200).json().has("dryRun")).isFalse();
  }

  @Test
  void whatFailsSaysWhyInBothLanguagesWithItsLog() throws Exception {
    odd("picky", "System.out.println(\"about to give up\"); throw new Exception(\"no\");");
    JsonNode dryRun = await("picky", "failed");
    assertThat(dryRun.at("/why/en").asText()).isNotBlank();
    assertThat(dryRun.at("/why/de").asText()).isNotEqualTo(dryRun.at("/why/en").asText());
    assertThat(dryRun.get("log").asText()).contains("about to give up");
    assertThat(left()).hasSize(1);
  }

  @Test
  void aDecisionEndsItAndARestartBeginsItAgain() throws Exception {
    odd("endless", ENDLESS);
    await("endless", "running");
    until("a process", this::isTraining);
    platform.close();
    until("no process", () -> !isTraining());
    open();
    await("endless", "running");
    until("a process again", this::isTraining);
    approve("endless");
    assertThat(await("endless", "skipped").at("/why/en").asText()).contains("decided");
    until("no process", () -> !isTraining());
    assertThat(left()).hasSize(1);
  }

  private void open() {
    platform = TestPlatform.start(home, Map.of("WERKBANK_TRAINING_HOME", training.toString()));
  }

  private void odd(String name, String what) throws IOException {
    SubmittedJar.doing(home.resolve("sources"), training, name, what)
        .sendTo(platform, researcher)
        .expect(201);
  }

  private void approve(String name) {
    platform
        .post(
            "/api/v1/pipelines/" + name + "/versions/1.0.0/review",
            TestPlatform.OFFICE_TOKEN,
            "{\"decision\":\"approve\",\"comment\":\"seen\"}")
        .expect(200);
  }

  private JsonNode await(String name, String state) {
    JsonNode[] last = new JsonNode[1];
    until(
        name + " " + state,
        () -> {
          last[0] =
              platform
                  .get("/api/v1/pipelines/" + name + "/versions/1.0.0", researcher)
                  .expect(200)
                  .json()
                  .get("dryRun");
          return last[0].get("state").asText().equals(state);
        });
    return last[0];
  }

  private static void until(String what, BooleanSupplier isSo) {
    Waiting.until(what, PATIENCE, isSo);
  }

  /** Whether a process of this test's server lives; the shell around it carries its words too. */
  private boolean isTraining() {
    String work = home.resolve("work").toString();
    return ProcessHandle.allProcesses()
        .map(one -> one.info().commandLine().orElse(""))
        .anyMatch(words -> words.contains(work + "/dry-") && words.contains("SparkSubmit"));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("objects"))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(path -> path.contains("/pipelines/"))
          .toList();
    }
  }
}

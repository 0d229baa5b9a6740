package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.runs.RunsPlatform.Person;
import org.werkbank.platform.storage.Grant;

class RunsApiTest {
  @TempDir Path home;
  private RunsPlatform platform;

  @BeforeEach
  void start() {
    platform = RunsPlatform.start(home);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @Test
  void runGoesFromTheQueueToSuccessWithTheHarnesssEvaluation() throws Exception {
    Person anna = platform.withDataset("muster");
    String id = platform.startRun(anna);
    JsonNode run = platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(run.at("/metrics/test.pr_auc").asDouble()).isEqualTo(0.795);
    assertThat(run.at("/metrics/train.loss").asDouble()).isEqualTo(0.3);
    assertThat(run.at("/evaluation/test/metrics/pr_auc/low").asDouble()).isEqualTo(0.71);
    assertThat(run.at("/headline/naive").asDouble()).isEqualTo(0.0203);
    assertThat(run.at("/resources/cpuSeconds").asDouble()).isEqualTo(8.1);
    assertThat(run.at("/resources/bytesRead").asLong()).isEqualTo(1000);
    assertThat(run.at("/parameters/trees").asInt()).isEqualTo(200);
    assertThat(run.at("/versions/spark").asText()).isEqualTo("3.5.7");
    assertThat(run.at("/progress/phases/1/name").asText()).isEqualTo("train");
  }

  @Test
  void processIsToldWhatItNeedsAndReachesNoMore() throws Exception {
    Person anna = platform.withDataset("muster");
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    var request = platform.launcher.requests().get(0);
    RunSpec spec = request.spec();
    assertThat(spec.outputs().prefix()).isEqualTo("s3a://wb-muster/runs/" + id + "/1/");
    assertThat(spec.seed()).isEqualTo(1);
    assertThat(spec.limits().maxMemoryMiB()).isEqualTo(2048);
    assertThat(request.grants())
        .containsExactly(
            Grant.read("wb-muster", "datasets/muster/3/data.csv"),
            Grant.write("wb-muster", "runs/" + id + "/1/"));
  }
}

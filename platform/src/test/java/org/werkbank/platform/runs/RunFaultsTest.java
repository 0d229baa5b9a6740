package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.runs.RunsPlatform.Person;

/** Processes that lie, break, hang or vanish. */
class RunFaultsTest {
  @TempDir Path home;
  private RunsPlatform platform;
  private Person anna;

  @BeforeEach
  void start() throws Exception {
    platform = RunsPlatform.start(home);
    anna = platform.withDataset("muster");
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @Test
  void gapInTheSequenceBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.raw(
              process.line(process.spec().runId(), 1, 3, new RunEvent.Progress("train", 1, 2)));
          process.workOn();
        },
        "event 3 where 2 was due");
  }

  @Test
  void eventOfAnotherRunBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.raw(process.line("another", 1, 2, new RunEvent.Completed(0, 0)));
        },
        "event of another run");
  }

  @Test
  void eventOfAnotherAttemptBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.raw(process.line(process.spec().runId(), 2, 2, new RunEvent.Completed(0, 0)));
        },
        "attempt 2");
  }

  @Test
  void secondTerminalEventBreaksTheContract() throws Exception {
    violates(
        process -> {
          Samples.train(process);
          process.emit(new RunEvent.Completed(0, 0));
        },
        "after the terminal event");
  }

  @Test
  void anythingAfterTheTerminalEventBreaksTheContract() throws Exception {
    violates(
        process -> {
          Samples.train(process);
          process.emit(new RunEvent.Heartbeat());
        },
        "heartbeat after the terminal event");
  }

  @Test
  void firstEventMustBeStarted() throws Exception {
    violates(process -> process.emit(new RunEvent.Progress("train", 1, 2)), "started");
  }

  @Test
  void lineThatIsNoEventBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.raw("{\"type\":\"promoted\"}");
        },
        "unknown event type");
  }

  @Test
  void artifactThatWasNotWrittenBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.emit(new RunEvent.Artifact("ghost.csv", Samples.SHA, 3, "text/csv"));
          Samples.finish(process);
        },
        "ghost.csv was not written");
  }

  @Test
  void artifactOfAnotherSizeBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          RunEvent.Artifact right = process.write("table.csv", "abc", "text/csv");
          process.emit(new RunEvent.Artifact("table.csv", right.sha256(), 4, "text/csv"));
          Samples.finish(process);
        },
        "another size");
  }

  @Test
  void artifactOfAnotherHashBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.write("table.csv", "abc", "text/csv");
          process.emit(new RunEvent.Artifact("table.csv", Samples.SHA, 3, "text/csv"));
          Samples.finish(process);
        },
        "another SHA-256");
  }

  @Test
  void modelThatWasNotDeclaredBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          process.emit(new RunEvent.Evaluated(Samples.evaluation()));
          process.write("model.zip", "x", "application/zip");
          process.emit(Samples.model("model.zip", 1));
          process.emit(new RunEvent.Completed(1, 1));
        },
        "not among the artifacts");
  }

  @Test
  void trainingWithoutAnEvaluationBreaksTheContract() throws Exception {
    violates(
        process -> {
          process.emit(Samples.started());
          RunEvent.Artifact model = process.write("model.zip", "x", "application/zip");
          process.emit(model);
          process.emit(Samples.model("model.zip", 1));
          process.emit(new RunEvent.Completed(1, 1));
        },
        "without an evaluation");
  }

  @Test
  void successWithAnotherExitCodeBreaksTheContract() throws Exception {
    violates(
        process -> {
          Samples.train(process);
          process.exit(70);
        },
        "exit code 70");
  }

  @Test
  void pipelineCannotReportItsOwnScore() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(new RunEvent.Metrics(List.of(new RunEvent.Metric("test.f1", 0.999, 1))));
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    JsonNode run = platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(run.at("/metrics/test.f1").asDouble()).isEqualTo(0.81);
  }

  @Test
  void undeclaredObjectsDoNotStay() throws Exception {
    platform.launcher.script(
        process -> {
          process.write("_SUCCESS", "", "application/octet-stream");
          Samples.train(process);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(platform.store.keys("wb-muster", "runs/" + id + "/"))
        .containsExactly(
            "wb-muster/runs/" + id + "/1/importance.json",
            "wb-muster/runs/" + id + "/1/log.txt",
            "wb-muster/runs/" + id + "/1/model.zip");
  }

  @Test
  void killedProcessIsToldInWordsThatNameTheSetting() throws Exception {
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.exit(137);
            });
    assertThat(error.get("code").asText()).isEqualTo("process-died");
    assertThat(error.get("retryable").asBoolean()).isTrue();
    assertThat(error.get("message").asText()).contains("WERKBANK_RUN_MEMORY_MIB").contains("2,048");
    assertThat(error.get("messageDe").asText()).contains("Arbeitsspeicher").contains("2.048");
  }

  @Test
  void processThatEndsWithoutAWordHasDied() throws Exception {
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.exit(1);
            });
    assertThat(error.get("code").asText()).isEqualTo("process-died");
    assertThat(error.get("message").asText()).contains("exit code 1");
  }

  @Test
  void memoryThatRanOutIsFoundInTheLog() throws Exception {
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.log("Exception: java.lang.OutOfMemoryError: Java heap space\n");
              process.exit(3);
            });
    assertThat(error.get("code").asText()).isEqualTo("out-of-memory");
    assertThat(error.get("message").asText()).contains("WERKBANK_RUN_MEMORY_MIB");
  }

  @Test
  void memoryThatRanOutIsToldByTheProcess() throws Exception {
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.emit(new RunEvent.Failed("out-of-memory", "heap", null, false, null));
              process.exit(70);
            });
    assertThat(error.get("code").asText()).isEqualTo("out-of-memory");
    assertThat(error.get("messageDe").asText()).contains("WERKBANK_RUN_MEMORY_MIB");
  }

  @Test
  void whatTheProcessSaysOfBadDataReachesTheUser() throws Exception {
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.emit(
                  new RunEvent.Failed(
                      "bad-data",
                      "The label column failure has one class only.",
                      "Die Ergebnisspalte failure hat nur eine Klasse.",
                      false,
                      "failure"));
              process.exit(65);
            });
    assertThat(error.get("code").asText()).isEqualTo("bad-data");
    assertThat(error.get("column").asText()).isEqualTo("failure");
    assertThat(error.get("messageDe").asText()).contains("nur eine Klasse");
  }

  @Test
  void failedRunKeepsItsLogAndNothingElse() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(process.write("half.csv", "a;b", "text/csv"));
          process.log("no more\n");
          process.exit(70);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.FAILED);
    assertThat(platform.store.keys("wb-muster", "runs/" + id))
        .containsExactly("wb-muster/runs/" + id + "/1/log.txt");
    assertThat(platform.get(anna, "/api/v1/runs/" + id + "/log").text()).isEqualTo("no more\n");
    assertThat(platform.get(anna, "/api/v1/runs/" + id + "/artifacts").json().get("items"))
        .isEmpty();
  }

  @Test
  void processThatSaysNothingIsStopped() throws Exception {
    restartWith(Duration.ofMillis(300), 3600);
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.workOn();
            });
    assertThat(error.get("code").asText()).isEqualTo("heartbeat-lost");
    assertThat(platform.launcher.alive()).isZero();
  }

  @Test
  void processThatTakesTooLongIsStopped() throws Exception {
    restartWith(Duration.ofMinutes(1), 1);
    JsonNode error =
        failure(
            process -> {
              process.emit(Samples.started());
              process.workOn();
            });
    assertThat(error.get("code").asText()).isEqualTo("time-limit");
    assertThat(platform.launcher.alive()).isZero();
  }

  @Test
  void launcherThatRefusesIsToldToTheUser() throws Exception {
    platform.launcher.refuse(
        Problem.of(ProblemType.STORE_UNAVAILABLE, "problem.store-unavailable"));
    JsonNode error = failure(Samples::train);
    assertThat(error.get("code").asText()).isEqualTo("not-started");
    assertThat(error.get("message").asText()).isEqualTo("The object store does not answer");
  }

  @Test
  void storeThatIsAwayForAWhileCostsNoRun() throws Exception {
    platform.launcher.script(
        process -> {
          Samples.train(process);
          platform.store.reachable(false);
        });
    String id = platform.startRun(anna);
    RunsPlatform.await(() -> !platform.store.isReachable());
    RunsPlatform.await(() -> platform.launcher.alive() == 0);
    // All events are read, yet the artifacts cannot be looked at: the run waits, it does not fail.
    platform.awaitState(anna, id, RunState.RUNNING);
    platform.store.reachable(true);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
  }

  private void restartWith(Duration silence, long maxSeconds) throws Exception {
    platform.close();
    RunLimits limits =
        new RunLimits(
            1, 2048, 2, maxSeconds, Duration.ofMillis(10), silence, Duration.ofMillis(100));
    platform = RunsPlatform.start(home.resolve("own"), limits, Clock.systemUTC());
    anna = platform.withDataset("eigen");
  }

  private void violates(ScriptedLauncher.Script script, String how) throws Exception {
    JsonNode error = failure(script);
    assertThat(error.get("code").asText()).isEqualTo("contract-violation");
    assertThat(error.get("message").asText()).contains(how);
    assertThat(platform.launcher.alive()).isZero();
    assertThat(platform.store.keys("wb-muster", "runs/"))
        .noneMatch(key -> !key.endsWith("/log.txt"));
  }

  private JsonNode failure(ScriptedLauncher.Script script) throws Exception {
    platform.launcher.script(script);
    String id = platform.startRun(anna);
    return platform.awaitState(anna, id, RunState.FAILED).get("error");
  }
}

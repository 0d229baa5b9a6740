package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.runs.RunsPlatform.Answer;
import org.werkbank.platform.runs.RunsPlatform.Person;

/** Cancelling, restarting the server, watching, reading what was written. */
class RunLifeTest {
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
  void cancellingLeavesNoProcessAndNoObject() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(process.write("half.csv", "x", "text/csv"));
          process.workOn();
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    platform.post(anna, "/api/v1/runs/" + id + "/cancel", "").expect(202);
    JsonNode run = platform.awaitState(anna, id, RunState.CANCELLED);
    assertThat(run.has("error")).isFalse();
    assertThat(platform.launcher.alive()).isZero();
    assertThat(platform.store.keys("wb-muster", "runs/")).isEmpty();
    platform.post(anna, "/api/v1/runs/" + id + "/cancel", "").expect(409);
  }

  @Test
  void waitingRunIsCancelledWithoutEverStarting() throws Exception {
    platform.launcher.script(ScriptedProcess::workOn);
    String working = platform.startRun(anna);
    RunsPlatform.await(() -> platform.launcher.requests().size() == 1);
    String waiting = platform.startRun(anna);
    Answer cancelled = platform.post(anna, "/api/v1/runs/" + waiting + "/cancel", "").expect(202);
    assertThat(cancelled.json().get("state").asText()).isEqualTo("CANCELLED");
    platform.post(anna, "/api/v1/runs/" + working + "/cancel", "").expect(202);
    platform.awaitState(anna, working, RunState.CANCELLED);
    assertThat(platform.launcher.requests()).hasSize(1);
  }

  @Test
  void waitingRunOfAVersionThatIsWithdrawnNeverStartsAndSaysWhy() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          go.await();
          Samples.train(process);
        });
    platform.startRun(anna);
    String waiting =
        platform
            .post(
                anna,
                "/api/v1/runs",
                "{\"pipeline\":{\"name\":\"%s\"},\"dataset\":{\"id\":\"%s\"}}"
                    .formatted(FakeSources.SUBMITTED, anna.user().memberSlug()))
            .expect(202)
            .json()
            .get("id")
            .asText();
    platform.withdrawn.add(Samples.forest().name());
    go.countDown();
    JsonNode run = platform.awaitState(anna, waiting, RunState.FAILED);
    assertThat(run.at("/error/message").asText()).contains("was withdrawn", "it leaks");
    assertThat(platform.launcher.requests()).hasSize(1);
  }

  @Test
  void oneSlotWorksOnOneRunAndMembersTakeTurns() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          go.await();
          Samples.train(process);
        });
    Person bernd = platform.withDataset("andere");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(platform.startRun(anna));
    }
    String his = platform.startRun(bernd);
    RunsPlatform.await(() -> platform.launcher.requests().size() == 1);
    go.countDown();
    for (String id : ids) {
      platform.awaitState(anna, id, RunState.SUCCEEDED);
    }
    List<String> order =
        platform.launcher.requests().stream().map(request -> request.spec().runId()).toList();
    assertThat(order.get(1)).isEqualTo(his);
  }

  @Test
  void livingProcessIsAdoptedByTheNextServer() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(new RunEvent.Progress("train", 1, 4));
          go.await();
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    RunsPlatform.await(() -> phaseOf(id).equals("train"));
    platform = platform.restart(home);
    assertThat(platform.launcher.alive()).isEqualTo(1);
    assertThat(platform.get(anna, "/api/v1/runs/" + id).json().get("state").asText())
        .isEqualTo("RUNNING");
    go.countDown();
    JsonNode run = platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(run.at("/metrics/test.pr_auc").asDouble()).isEqualTo(0.795);
    assertThat(platform.launcher.requests()).hasSize(1);
  }

  @Test
  void processThatDiedWithTheServerIsLostAndItsRunCanBeRepeated() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(process.write("half.csv", "x", "text/csv"));
          process.workOn();
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    platform.close();
    platform.launcher.killAll();
    platform = platform.restart(home);
    JsonNode lost = platform.awaitState(anna, id, RunState.LOST);
    assertThat(lost.at("/error/code").asText()).isEqualTo("lost");
    assertThat(lost.at("/error/retryable").asBoolean()).isTrue();
    assertThat(platform.store.keys("wb-muster", "runs/" + id)).isEmpty();
    platform.launcher.script(Samples::train);
    Answer again = platform.post(anna, "/api/v1/runs/" + id + "/rerun", "").expect(202);
    String second = again.json().get("id").asText();
    assertThat(second).isNotEqualTo(id);
    JsonNode run = platform.awaitState(anna, second, RunState.SUCCEEDED);
    assertThat(run.at("/parameters")).isEqualTo(lost.at("/parameters"));
    assertThat(run.at("/split")).isEqualTo(lost.at("/split"));
  }

  @Test
  void runThatFinishedWhileNoServerWatchedIsTakenIn() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          go.await();
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    platform.close();
    go.countDown();
    RunsPlatform.await(() -> platform.launcher.alive() == 0);
    platform = platform.restart(home);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
  }

  @Test
  void cancelAskedBeforeARestartIsDoneAfterIt() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.workOn();
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    platform.supervisor.close();
    platform.post(anna, "/api/v1/runs/" + id + "/cancel", "").expect(202);
    platform = platform.restart(home);
    platform.awaitState(anna, id, RunState.CANCELLED);
    assertThat(platform.launcher.alive()).isZero();
  }

  @Test
  void watcherWhoComesBackGetsWhatItMissedAndNothingTwice() throws Exception {
    CountDownLatch more = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(loss(0.9, 1));
          more.await();
          process.emit(loss(0.5, 2));
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    RunsPlatform.await(() -> metrics(id).size() == 1);
    List<String> first = new CopyOnWriteArrayList<>();
    try (BufferedReader stream = events(id, "0")) {
      do {
        first.add(stream.readLine());
      } while (!last(first).isEmpty() || first.stream().noneMatch(l -> l.startsWith("id:")));
    }
    assertThat(first).anyMatch(line -> line.contains("\"value\":0.9"));
    assertThat(first).anyMatch(line -> line.contains("\"state\":\"RUNNING\""));
    String seen = idOf(first);
    more.countDown();
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    List<String> second;
    try (BufferedReader stream = events(id, seen)) {
      second = stream.lines().toList();
    }
    assertThat(second).anyMatch(line -> line.contains("\"value\":0.5"));
    assertThat(second).noneMatch(line -> line.contains("\"value\":0.9"));
    assertThat(second).anyMatch(line -> line.contains("\"state\":\"SUCCEEDED\""));
    platform
        .get(
            anna,
            "/api/v1/runs/" + id + "/events",
            "Accept",
            "text/event-stream",
            "Last-Event-ID",
            idOf(second))
        .expect(204);
  }

  @Test
  void watchersFollowARunFromTheQueueToItsEnd() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          go.await();
          Samples.train(process);
        });
    String id = platform.startRun(anna);
    try (BufferedReader one = events(id, "0");
        BufferedReader other = events(id, "0")) {
      RunsPlatform.await(() -> platform.broadcast.watching() == 2);
      go.countDown();
      for (BufferedReader stream : List.of(one, other)) {
        List<String> lines = stream.lines().toList();
        assertThat(lines).anyMatch(line -> line.contains("\"value\":0.4"));
        assertThat(lines).anyMatch(line -> line.contains("\"state\":\"SUCCEEDED\""));
      }
    }
    RunsPlatform.await(() -> platform.broadcast.watching() == 0);
  }

  @Test
  void artifactIsHandedOutWholeInPartsAndNeverFromOutside() throws Exception {
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    String base = "/api/v1/runs/" + id + "/artifacts";
    JsonNode items = platform.get(anna, base).expect(200).json().get("items");
    assertThat(items).hasSize(2);
    Answer whole = platform.get(anna, base + "/model.zip").expect(200);
    assertThat(whole.text()).isEqualTo("the model");
    assertThat(whole.header("Content-Disposition")).startsWith("attachment");
    assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
    Answer part = platform.get(anna, base + "/model.zip", "Range", "bytes=4-").expect(206);
    assertThat(part.text()).isEqualTo("model");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 4-8/9");
    assertThat(platform.get(anna, base + "/model.zip", "Range", "bytes=-3").expect(206).text())
        .isEqualTo("del");
    platform.get(anna, base + "/model.zip", "Range", "bytes=9-").expect(416);
    platform.get(anna, base + "/log.txt").expect(404);
    platform.get(anna, base + "/..%2F..%2F..%2Fdatasets%2Fmuster%2F3%2Fdata.csv").expect(404);
    platform.get(anna, base + "/%2e%2e/secret").expect(404);
  }

  @Test
  void logIsReadWhileTheProcessWritesAndGoesOnWhereItStopped() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.log("one\n");
          process.emit(Samples.started());
          go.await();
          process.log("two\n");
          Samples.finish(process);
        });
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.RUNNING);
    Answer live = platform.get(anna, "/api/v1/runs/" + id + "/log").expect(200);
    assertThat(live.text()).isEqualTo("one\n");
    String next = live.header("Werkbank-Next-Offset");
    go.countDown();
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    assertThat(platform.get(anna, "/api/v1/runs/" + id + "/log?offset=" + next).text())
        .isEqualTo("two\n");
    assertThat(platform.get(anna, "/api/v1/runs/" + id + "/log?offset=-4").text())
        .isEqualTo("two\n");
    platform.get(anna, "/api/v1/runs/" + id + "/log?offset=x").expect(400);
  }

  @Test
  void listIsPagedNewestFirstAndFiltered() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = platform.startRun(anna);
      ids.add(0, id);
      platform.awaitState(anna, id, RunState.SUCCEEDED);
    }
    JsonNode first = platform.get(anna, "/api/v1/runs?pageSize=2").expect(200).json();
    assertThat(first.get("items")).hasSize(2);
    assertThat(first.at("/items/0/id").asText()).isEqualTo(ids.get(0));
    JsonNode second =
        platform
            .get(anna, "/api/v1/runs?pageSize=2&pageToken=" + first.get("nextPageToken").asText())
            .json();
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.at("/items/0/id").asText()).isEqualTo(ids.get(2));
    assertThat(platform.get(anna, "/api/v1/runs?state=failed").json().get("items")).isEmpty();
    assertThat(platform.get(anna, "/api/v1/runs?dataset=muster").json().get("items")).hasSize(3);
    platform.get(anna, "/api/v1/runs?state=ASLEEP").expect(400);
    assertThat(platform.metrics.scrape()).contains("werkbank_runs{state=\"succeeded\"} 3.0");
  }

  @Test
  void listenersHearOfTheEndAndTheTrailKnowsIt() throws Exception {
    List<Run> ended = new CopyOnWriteArrayList<>();
    platform.supervisor.listen(ended::add);
    String id = platform.startRun(anna);
    RunsPlatform.await(() -> !ended.isEmpty());
    assertThat(ended.get(0).state()).isEqualTo(RunState.SUCCEEDED);
    ProducedModel produced = platform.runs.produced(anna.user(), id);
    assertThat(produced.key()).isEqualTo("runs/" + id + "/1/model.zip");
    assertThat(produced.sizeBytes()).isEqualTo(9);
    Person office = platform.person("buero", org.werkbank.platform.web.Role.STEWARD);
    assertThat(
            platform
                .audit
                .list(
                    anna.user(),
                    org.werkbank.platform.audit.AuditFilter.ALL,
                    org.werkbank.platform.db.PageRequest.first())
                .items())
        .extracting(org.werkbank.platform.audit.AuditEntry::action)
        .contains("run.queued", "run.succeeded");
    assertThat(
            platform
                .audit
                .list(
                    office.user(),
                    org.werkbank.platform.audit.AuditFilter.ALL,
                    org.werkbank.platform.db.PageRequest.first())
                .items())
        .extracting(org.werkbank.platform.audit.AuditEntry::action)
        .doesNotContain("run.queued");
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private static String idOf(List<String> lines) {
    List<String> ids = lines.stream().filter(line -> line.startsWith("id:")).toList();
    return last(ids).substring(3).strip();
  }

  private static RunEvent loss(double value, long step) {
    return new RunEvent.Metrics(List.of(new RunEvent.Metric("train.loss", value, step)));
  }

  private String phaseOf(String id) {
    return json("/api/v1/runs/" + id).at("/progress/phases/0/name").asText();
  }

  private JsonNode metrics(String id) {
    return json("/api/v1/runs/" + id + "/metrics").get("items");
  }

  private JsonNode json(String path) {
    try {
      return platform.get(anna, path).expect(200).json();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private BufferedReader events(String id, String after) {
    HttpRequest request =
        platform
            .request(anna, "/api/v1/runs/" + id + "/events")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", after)
            .build();
    try {
      HttpResponse<java.io.InputStream> response =
          platform.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.platform.runs.RunsPlatform.Answer;
import org.werkbank.platform.runs.RunsPlatform.Person;
import org.werkbank.platform.web.Role;

class SweepsTest {
  private static final String THREE =
      """
      {"pipeline":{"name":"quality-forest"},"dataset":{"id":"muster"},
       "search":{"kind":"grid","vary":{"trees":{"values":[100,400,200]}}}}
      """;

  @TempDir Path home;
  private RunsPlatform platform;
  private Person anna;

  @BeforeEach
  void start() {
    platform = RunsPlatform.start(home);
    anna = platform.withDataset("muster");
    platform.launcher.script(SweepSamples::train);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @Test
  void bestVariantIsFoundOnTheValidationPartAndTheTestIsKeptForTheChosenOne() throws Exception {
    String id = begin(THREE);
    JsonNode sweep = awaitEnd(id, RunState.SUCCEEDED);

    assertThat(sweep.at("/variants").findValuesAsText("rank")).containsExactly("3", "1", "2");
    assertThat(sweep.at("/variants/1/parameters/trees").asInt()).isEqualTo(400);
    assertThat(sweep.at("/variants/1/validation/value").asDouble()).isEqualTo(0.4);
    assertThat(sweep.at("/variants/1/validation/n").asInt()).isEqualTo(1400);
    assertThat(sweep.get("best").asText()).isEqualTo(sweep.at("/variants/1/runId").asText());
    assertThat(sweep.get("metric").asText()).isEqualTo("pr_auc");
    assertThat(sweep.has("choice")).isFalse();
    assertThat(sweep.toString()).doesNotContain("test.").doesNotContain("\"test\":{");
    assertThat(platform.page(anna, "/sweeps/" + id, "de").expect(200).text())
        .contains("0,400")
        .doesNotContain("0,500")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");

    JsonNode chosen = choose(id, sweep.get("best").asText()).expect(200).json();
    assertThat(chosen.at("/choice/test/value").asDouble()).isEqualTo(0.5);
    assertThat(chosen.at("/choice/variantsTried").asInt()).isEqualTo(3);
    assertThat(platform.page(anna, "/sweeps/" + id, "de").expect(200).text())
        .contains("0,500")
        .contains("Gewählt unter 3 Varianten");
    choose(id, sweep.get("best").asText()).expect(200);
    Answer second = choose(id, sweep.at("/variants/0/runId").asText()).expect(409);
    assertThat(second.text()).contains("there is one choice");
  }

  @Test
  void variantsAreOrdinaryRunsWithTheSameSeedAndSplit() throws Exception {
    String id = begin(THREE);
    awaitEnd(id, RunState.SUCCEEDED);

    assertThat(platform.launcher.requests()).hasSize(3);
    assertThat(platform.launcher.requests())
        .allSatisfy(
            request -> {
              assertThat(request.spec().seed()).isEqualTo(1);
              assertThat(request.spec().split().test()).isEqualTo(0.3);
              assertThat(request.spec().parameters()).containsEntry("engine", "xgboost");
            });
    JsonNode runs = platform.get(anna, "/api/v1/runs").expect(200).json();
    assertThat(runs.get("items")).hasSize(3);
    // they would crowd the others out of the list that people read
    assertThat(platform.page(anna, "/runs", "en").expect(200).text()).contains("no runs yet");
    String run = runs.at("/items/0/id").asText();
    assertThat(platform.page(anna, "/runs/" + run, "en").expect(200).text())
        .contains("One of 3 variants of a sweep")
        .contains("/sweeps/" + id);
  }

  @Test
  void oneVariantAtATimeJoinsTheQueueOfASingleSlot() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          go.await();
          SweepSamples.finish(process);
        });
    String id = begin(THREE);
    RunsPlatform.await(() -> state(id).equals("RUNNING"));
    String other = platform.startRun(anna);

    assertThat(platform.get(anna, "/api/v1/runs").json().get("items")).hasSize(2);
    go.countDown();
    awaitEnd(id, RunState.SUCCEEDED);
    // the run asked for later did not wait for the whole sweep
    List<String> order =
        platform.launcher.requests().stream().map(request -> request.spec().runId()).toList();
    assertThat(order.indexOf(other)).isEqualTo(1);
  }

  @Test
  void variantThatFailsIsShownAndTheOthersGoOn() throws Exception {
    platform.launcher.script(
        process -> {
          if (SweepSamples.validation(process.spec()) == 0.4) {
            process.exit(70);
          }
          SweepSamples.train(process);
        });
    JsonNode sweep = awaitEnd(begin(THREE), RunState.SUCCEEDED);

    assertThat(sweep.get("failed").asInt()).isEqualTo(1);
    assertThat(sweep.at("/variants/1/state").asText()).isEqualTo("FAILED");
    assertThat(sweep.at("/variants/1/error/code").asText()).isEqualTo("process-died");
    assertThat(sweep.at("/variants/1").has("rank")).isFalse();
    assertThat(sweep.get("best").asText()).isEqualTo(sweep.at("/variants/2/runId").asText());
    choose(sweep.get("id").asText(), sweep.at("/variants/1/runId").asText()).expect(409);
  }

  @Test
  void metricThatNobodyMeasuredRanksNothingAndIsSaid() throws Exception {
    String body = THREE.replace("\"search\"", "\"metric\":\"f1\",\"search\"");
    JsonNode sweep = awaitEnd(begin(body), RunState.SUCCEEDED);

    assertThat(sweep.has("best")).isFalse();
    assertThat(platform.page(anna, "/sweeps/" + sweep.get("id").asText(), "en").text())
        .contains("No variant has a value of F1");
  }

  @Test
  void variantThatWasMeasuredAgainstAnotherTruthHasNoRank() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          boolean isOther = SweepSamples.validation(process.spec()) == 0.4;
          SweepSamples.finish(process, isOther ? "b".repeat(64) : Samples.SHA);
        });
    JsonNode sweep = awaitEnd(begin(THREE), RunState.SUCCEEDED);

    assertThat(sweep.at("/variants/1/validation/value").asDouble()).isEqualTo(0.4);
    assertThat(sweep.at("/variants").findValuesAsText("rank")).containsExactly("2", "1");
    assertThat(platform.page(anna, "/sweeps/" + sweep.get("id").asText(), "en").text())
        .contains("other rows or target values");
  }

  @Test
  void sweepWithoutAnySuccessHasFailed() throws Exception {
    platform.launcher.script(process -> process.exit(70));
    JsonNode sweep = awaitEnd(begin(THREE), RunState.FAILED);

    assertThat(sweep.get("failed").asInt()).isEqualTo(3);
    assertThat(sweep.has("best")).isFalse();
  }

  @Test
  void cancellingTheSweepStopsWhatWorksAndBeginsNothingElse() throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.workOn();
        });
    String id = begin(THREE);
    RunsPlatform.await(() -> state(id).equals("RUNNING"));
    platform.post(anna, "/api/v1/sweeps/" + id + "/cancel", "").expect(202);
    JsonNode sweep = awaitEnd(id, RunState.CANCELLED);

    assertThat(sweep.at("/variants/0/state").asText()).isEqualTo("CANCELLED");
    assertThat(sweep.at("/variants/1").has("runId")).isFalse();
    assertThat(platform.launcher.alive()).isZero();
    platform.post(anna, "/api/v1/sweeps/" + id + "/cancel", "").expect(409);
  }

  @Test
  void cancellingTheSweepTakesWaitingVariantsOutOfTheQueue() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          go.await();
          SweepSamples.finish(process);
        });
    String before = platform.startRun(anna);
    platform.awaitState(anna, before, RunState.RUNNING);
    String id = begin(THREE);
    RunsPlatform.await(() -> view(id).at("/variants/0/state").asText().equals("QUEUED"));
    platform.post(anna, "/api/v1/sweeps/" + id + "/cancel", "").expect(202);

    JsonNode sweep = awaitEnd(id, RunState.CANCELLED);
    assertThat(sweep.at("/variants/0/state").asText()).isEqualTo("CANCELLED");
    go.countDown();
    platform.awaitState(anna, before, RunState.SUCCEEDED);
    assertThat(platform.launcher.requests()).hasSize(1);
  }

  @Test
  void serverThatStartsAgainGoesOnWithTheSweep() throws Exception {
    AtomicBoolean mayEnd = new AtomicBoolean();
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          RunsPlatform.await(mayEnd::get);
          SweepSamples.finish(process);
        });
    String id = begin(THREE);
    RunsPlatform.await(() -> state(id).equals("RUNNING"));
    platform = platform.restart(home);
    mayEnd.set(true);
    JsonNode sweep = awaitEnd(id, RunState.SUCCEEDED);

    assertThat(sweep.at("/variants").findValuesAsText("rank")).containsExactly("3", "1", "2");
    assertThat(platform.launcher.requests()).hasSize(3);
  }

  @Test
  void usedUpTimeBeginsNoFurtherVariantButFinishesTheOneAtWork() throws Exception {
    stop();
    AtomicLong ahead = new AtomicLong();
    platform = RunsPlatform.start(home.resolve("later"), RunsPlatform.LIMITS, new Later(ahead));
    anna = platform.withDataset("muster");
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          go.await();
          SweepSamples.finish(process);
        });
    String id = begin(THREE.replace("\"search\"", "\"budget\":{\"seconds\":20},\"search\""));
    RunsPlatform.await(() -> state(id).equals("RUNNING"));
    ahead.set(21);
    go.countDown();
    JsonNode sweep = awaitEnd(id, RunState.SUCCEEDED);

    assertThat(sweep.at("/variants/0/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(sweep.at("/variants/1").has("state")).isFalse();
    assertThat(sweep.get("ended").asInt()).isEqualTo(1);
    assertThat(platform.page(anna, "/sweeps/" + id, "de").expect(200).text())
        .contains("2 Varianten wurden nicht mehr begonnen")
        .contains("nicht begonnen");
  }

  /** The system's clock, some seconds ahead. */
  private static final class Later extends Clock {
    private final AtomicLong seconds;

    Later(AtomicLong seconds) {
      this.seconds = seconds;
    }

    @Override
    public Instant instant() {
      return Instant.now().plusSeconds(seconds.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void changedSchemaStopsTheSweepWithASentence() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          go.await();
          SweepSamples.finish(process);
        });
    String id = begin(THREE);
    RunsPlatform.await(() -> state(id).equals("RUNNING"));
    platform.sources.dataset(anna.user(), "muster", Samples.columns(true));
    go.countDown();
    JsonNode sweep = awaitEnd(id, RunState.SUCCEEDED);

    assertThat(sweep.at("/error/message").asText()).contains("schema").contains("was changed");
    assertThat(sweep.get("ended").asInt()).isEqualTo(1);
  }

  @Test
  void randomSearchDrawsFromItsRanges() throws Exception {
    String body =
        """
        {"pipeline":{"name":"quality-forest"},"dataset":{"id":"muster"},
         "search":{"kind":"random","seed":3,"vary":{
           "trees":{"from":10,"to":800,"scale":"log"},
           "subsample":{"from":0.5,"to":1},
           "balanced":{"values":[true,false]}}},
         "budget":{"runs":4},"split":{"kind":"time","test":0.2}}
        """;
    JsonNode sweep = awaitEnd(begin(body), RunState.SUCCEEDED);

    assertThat(sweep.get("variants")).hasSize(4);
    assertThat(sweep.get("variants"))
        .allSatisfy(
            one -> {
              assertThat(one.at("/parameters/trees").asInt()).isBetween(10, 800);
              assertThat(one.at("/parameters/subsample").asDouble()).isBetween(0.5, 1.0);
            });
    assertThat(platform.launcher.requests().get(0).spec().parameters())
        .containsKeys("trees", "subsample", "balanced", "engine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"split\":{\"kind\":\"kfold\",\"folds\":5}   | {\"trees\":{\"values\":[10,20]}} | /split/kind | needs every row for the test",
        "\"split\":{\"kind\":\"rolling\"}             | {\"trees\":{\"values\":[10,20]}} | /split/kind | holdout, time or given",
        "\"seed\":1           | {\"trees\":{\"values\":[10,5]}}        | /search/vary/trees/values/1 | between 10 and 2,000",
        "\"seed\":1           | {\"leaves\":{\"values\":[1,2]}}        | /search/vary/leaves | no parameter leaves",
        "\"seed\":1           | {\"engine\":{\"values\":[\"x\",\"xgboost\"]}} | /search/vary/engine/values/0 | xgboost, mllib",
        "\"seed\":1           | {\"trees\":{\"from\":10,\"to\":20}}    | /search/vary/trees | list of values",
        "\"seed\":1           | {\"trees\":{\"values\":[10]}}          | /search/vary | only one variant",
        "\"seed\":1           | {}                                     | /search/vary | only one variant",
        "\"parameters\":{\"trees\":50} | {\"trees\":{\"values\":[10,20]}} | /search/vary/trees | fixed parameters",
        "\"budget\":{\"runs\":2}       | {\"trees\":{\"values\":[10,20,30]}} | /budget/runs | 3 variants",
        "\"budget\":{\"runs\":500}     | {\"trees\":{\"values\":[10,20,30]}} | /budget/runs | between 2 and 200",
        "\"budget\":{\"seconds\":0}    | {\"trees\":{\"values\":[10,20]}} | /budget/seconds | between 1 and",
        "\"metric\":\"accuracy\"       | {\"trees\":{\"values\":[10,20]}} | /metric | pr_auc, f1, roc_auc",
        "\"metric\":\"eur_per_1000\"   | {\"trees\":{\"values\":[10,20]}} | /metric | prices",
        "\"parameters\":{\"subsample\":9} | {\"trees\":{\"values\":[10,20]}} | /parameters/subsample | between"
      })
  void sweepThatCannotBeIsRefusedWithItsPlace(
      String more, String vary, String pointer, String words) throws Exception {
    String body =
        """
        {"pipeline":{"name":"quality-forest"},"dataset":{"id":"muster"},%s,
         "search":{"kind":"grid","vary":%s}}
        """
            .formatted(more, vary);
    refusedAt(platform.post(anna, "/api/v1/sweeps", body), pointer, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "magic  | {\"trees\":{\"values\":[10,20]}} | \"runs\":5 | /search/kind | grid or random",
        "random | {\"trees\":{\"from\":10,\"to\":20}} | \"seconds\":5 | /budget/runs | must give it",
        "random | {\"trees\":{\"from\":20,\"to\":10}} | \"runs\":5 | /search/vary/trees | must be below",
        "random | {\"trees\":{\"from\":1,\"to\":100}} | \"runs\":5 | /search/vary/trees/from | between 10",
        "random | {\"trees\":{\"from\":10,\"to\":100,\"scale\":\"square\"}} | \"runs\":5 | /search/vary/trees/scale | linear or log",
        "random | {\"engine\":{\"from\":10,\"to\":100}} | \"runs\":5 | /search/vary/engine | no number"
      })
  void searchThatCannotBeIsRefusedWithItsPlace(
      String kind, String vary, String budget, String pointer, String words) throws Exception {
    String body =
        """
        {"pipeline":{"name":"quality-forest"},"dataset":{"id":"muster"},
         "search":{"kind":"%s","vary":%s},"budget":{%s}}
        """
            .formatted(kind, vary, budget);
    refusedAt(platform.post(anna, "/api/v1/sweeps", body), pointer, words);
  }

  @Test
  void foreignSweepsAreNotThere() throws Exception {
    JsonNode sweep = awaitEnd(begin(THREE), RunState.SUCCEEDED);
    String id = sweep.get("id").asText();
    Person foreign = platform.withDataset("andere");

    platform.get(foreign, "/api/v1/sweeps/" + id).expect(404);
    platform.get(foreign, "/sweeps/" + id).expect(404);
    platform.post(foreign, "/api/v1/sweeps/" + id + "/cancel", "").expect(404);
    String choice = "{\"runId\":\"" + sweep.get("best").asText() + "\"}";
    platform.post(foreign, "/api/v1/sweeps/" + id + "/choice", choice).expect(404);
    assertThat(platform.get(foreign, "/api/v1/sweeps").expect(200).json().get("items")).isEmpty();
    platform.post(foreign, "/api/v1/sweeps", THREE).expect(404);
    assertThat(platform.get(anna, "/api/v1/sweeps").expect(200).json().get("items")).hasSize(1);
  }

  @Test
  void managerSeesSweepsAndStartsNone() throws Exception {
    String id = begin(THREE);
    Person manager = platform.colleague("muster", anna.user().memberId(), Role.MANAGER);

    platform.get(manager, "/api/v1/sweeps/" + id).expect(200);
    platform.post(manager, "/api/v1/sweeps", THREE).expect(403);
    platform.post(manager, "/api/v1/sweeps/" + id + "/cancel", "").expect(403);
    assertThat(platform.page(manager, "/sweeps", "de").expect(200).text())
        .doesNotContain("href=\"/sweeps/new\"");
    awaitEnd(id, RunState.SUCCEEDED);
  }

  private String begin(String body) throws Exception {
    Answer answer = platform.post(anna, "/api/v1/sweeps", body).expect(202);
    String id = answer.json().get("id").asText();
    assertThat(answer.header("Location")).isEqualTo("/api/v1/sweeps/" + id);
    return id;
  }

  private Answer choose(String id, String runId) throws Exception {
    return platform.post(anna, "/api/v1/sweeps/" + id + "/choice", "{\"runId\":\"" + runId + "\"}");
  }

  private JsonNode awaitEnd(String id, RunState state) {
    JsonNode[] last = new JsonNode[1];
    RunsPlatform.await(
        () -> {
          last[0] = view(id);
          return RunState.valueOf(last[0].get("state").asText()).isTerminal();
        });
    assertThat(last[0].get("state").asText()).as(last[0].toString()).isEqualTo(state.name());
    return last[0];
  }

  private String state(String id) {
    return view(id).get("state").asText();
  }

  private JsonNode view(String id) {
    try {
      return platform.get(anna, "/api/v1/sweeps/" + id).expect(200).json();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void refusedAt(Answer answer, String pointer, String words) {
    answer.expect(400);
    assertThat(answer.json().get("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("pointer").asText()).isEqualTo(pointer);
              assertThat(error.path("detail").asText()).contains(words);
            });
  }
}

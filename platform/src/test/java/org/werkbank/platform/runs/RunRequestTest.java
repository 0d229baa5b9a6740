package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.platform.runs.RunsPlatform.Answer;
import org.werkbank.platform.runs.RunsPlatform.Person;
import org.werkbank.platform.web.Role;

/** Requests that must not become runs. */
class RunRequestTest {
  @TempDir static Path home;
  static RunsPlatform platform;
  static Person anna;
  static Person foreign;

  @BeforeAll
  static void start() throws Exception {
    platform = RunsPlatform.start(home);
    anna = platform.withDataset("muster");
    foreign = platform.withDataset("andere");
    platform.sources.dataset(
        anna.user(),
        "ohne",
        java.util.List.of(new Column("a", ColumnType.NUMBER, ColumnRole.FEATURE, null)));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
    platform.launcher.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"trees\":5}                         | /parameters/trees     | between 10 and 2,000",
        "{\"trees\":2001}                      | /parameters/trees     | is 2,001",
        "{\"trees\":\"many\"}                  | /parameters/trees     | must be a number",
        "{\"trees\":12.5}                      | /parameters/trees     | whole number",
        "{\"subsample\":0}                     | /parameters/subsample | between 0.1 and 1",
        "{\"engine\":\"abacus\"}               | /parameters/engine    | xgboost, mllib",
        "{\"balanced\":\"yes\"}                | /parameters/balanced  | true or false",
        "{\"leaves\":3}                        | /parameters/leaves    | no parameter",
        "{\"derived\":\"torque*speed\"}        | /parameters/derived   | list",
        "{\"derived\":[{\"name\":\"p\"}]}      | /parameters/derived/0/expression | expression",
        "{\"derived\":[{\"name\":\"torque\",\"expression\":\"1\"}]} | /parameters/derived/0/name | already",
        "{\"costs\":{\"missEur\":-1}}          | /parameters/costs/missEur | not negative",
        "{\"costs\":{\"a/b\":1}}               | /parameters/costs/a~1b | Costs are",
        "{\"positive\":[1]}                    | /parameters/positive  | single value"
      })
  void parameterThatCannotBeIsNamedWithItsPlace(String parameters, String pointer, String words)
      throws Exception {
    Answer answer = ask(anna, "quality-forest", "muster", "\"parameters\":" + parameters);
    refusedAt(answer, 400, pointer, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\":\"magic\"}               | /split/kind  | holdout, kfold",
        "{\"folds\":5}                      | /split/kind  | holdout, kfold",
        "{\"kind\":\"group\"}               | /split/kind  | no group column",
        "{\"kind\":\"kfold\",\"folds\":1}   | /split/folds | between 2 and 100",
        "{\"kind\":\"holdout\",\"test\":1}  | /split/test  | between 0 and 1",
        "{\"kind\":\"time\",\"gap\":-1}     | /split/gap   | at least 0",
        "{\"kind\":\"time\",\"gap\":10000}  | /split/gap   | 10,000 rows",
        "{\"kind\":\"rolling\",\"origins\":1} | /split/origins | between 2 and 100",
        "{\"kind\":\"leave-one-group-out\"} | /split/kind  | no group column",
        "{\"kind\":\"given\"}               | /split/column | no such column"
      })
  void splitThatCannotBeIsNamedWithItsPlace(String split, String pointer, String words)
      throws Exception {
    Answer answer = ask(anna, "quality-forest", "muster", "\"split\":" + split);
    refusedAt(answer, 400, pointer, words);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws Exception {
    Answer answer =
        ask(
            anna,
            "quality-forest",
            "muster",
            "\"parameters\":{\"trees\":5,\"engine\":1},\"split\":{\"kind\":\"x\"}");
    assertThat(answer.expect(400).json().get("errors")).hasSize(3);
  }

  @Test
  void unknownPipelineIsNotFound() throws Exception {
    refusedAt(ask(anna, "quality-oracle", "muster", "\"seed\":1"), 404, "/pipeline/name", "");
  }

  @Test
  void dataSetOfAnotherMemberIsNotFoundLikeOneThatIsNotThere() throws Exception {
    Answer there = ask(anna, "quality-forest", "andere", "\"seed\":1");
    Answer nowhere = ask(anna, "quality-forest", "nirgends", "\"seed\":1");
    refusedAt(there, 404, "/dataset/id", "");
    refusedAt(nowhere, 404, "/dataset/id", "");
    assertThat(there.text().replace("andere", "X"))
        .isEqualTo(nowhere.text().replace("nirgends", "X"));
  }

  @Test
  void dataSetWithoutALabelCannotBeTrainedOn() throws Exception {
    refusedAt(ask(anna, "quality-forest", "ohne", "\"seed\":1"), 400, "/dataset/id", "no label");
  }

  @Test
  void requestWithoutAPipelineSaysSo() throws Exception {
    Answer answer = platform.post(anna, "/api/v1/runs", "{\"dataset\":{\"id\":\"muster\"}}");
    refusedAt(answer, 400, "/pipeline", "missing");
  }

  @Test
  void refusedRequestLeavesNothingBehind() throws Exception {
    Person own = platform.withDataset("leer");
    ask(own, "quality-forest", "leer", "\"parameters\":{\"trees\":5}").expect(400);
    assertThat(platform.get(own, "/api/v1/runs").expect(200).json().get("items")).isEmpty();
  }

  @Test
  void managerLooksButDoesNotStart() throws Exception {
    Person manager = platform.colleague("muster", anna.user().memberId(), Role.MANAGER);
    ask(manager, "quality-forest", "muster", "\"seed\":1").expect(403);
    platform.get(manager, "/api/v1/runs").expect(200);
  }

  @Test
  void runOfAnotherMemberIsNotThere() throws Exception {
    String id = platform.startRun(anna);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    for (String path :
        new String[] {"", "/log", "/artifacts", "/artifacts/model.zip", "/metrics"}) {
      platform.get(foreign, "/api/v1/runs/" + id + path).expect(404);
    }
    platform.get(foreign, "/api/v1/runs/" + id + "/events").expect(404);
    platform.post(foreign, "/api/v1/runs/" + id + "/cancel", "").expect(404);
    platform.post(foreign, "/api/v1/runs/" + id + "/rerun", "").expect(404);
    assertThat(platform.get(foreign, "/api/v1/runs").text()).doesNotContain(id);
  }

  private static Answer ask(Person person, String pipeline, String dataset, String rest)
      throws Exception {
    return platform.post(
        person,
        "/api/v1/runs",
        "{\"pipeline\":{\"name\":\"%s\"},\"dataset\":{\"id\":\"%s\"},%s}"
            .formatted(pipeline, dataset, rest));
  }

  private static void refusedAt(Answer answer, int status, String pointer, String words) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(answer.json().at("/errors/0/detail").asText()).contains(words);
  }
}

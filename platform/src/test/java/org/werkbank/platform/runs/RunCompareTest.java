package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Resamples;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.runs.RunsPlatform.Person;

class RunCompareTest {
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
  void runsOnTheSameRowsHaveAPairedDifference() throws Exception {
    String first = run(300, "muster");
    String second = run(250, "muster");

    JsonNode answer = compare(first + "," + second);

    JsonNode pair = answer.at("/pairs/0");
    assertThat(pair.get("first").asText()).isEqualTo(first);
    assertThat(pair.get("rows").asInt()).isEqualTo(3000);
    assertThat(pair.get("units").asInt()).isEqualTo(12);
    JsonNode prAuc = pair.at("/differences/0");
    assertThat(prAuc.get("metric").asText()).isEqualTo("pr_auc");
    assertThat(prAuc.get("difference").asDouble()).isCloseTo(0.05, within(1e-9));
    // each value alone moves by 0.1 over the resamples, their difference does not
    assertThat(prAuc.get("low").asDouble()).isCloseTo(0.05, within(1e-6));
    assertThat(prAuc.get("high").asDouble()).isCloseTo(0.05, within(1e-6));
    assertThat(prAuc.get("verdict").asText()).isEqualTo("better");
    assertThat(answer.at("/settings/0/name").asText()).isEqualTo("parameters.trees");
    assertThat(answer.at("/settings/0/differs").asBoolean()).isTrue();
    assertThat(answer.at("/settings/1/differs").asBoolean()).isFalse();
    assertThat(answer.at("/metrics/0/name").asText()).isEqualTo("pr_auc");
    assertThat(answer.at("/metrics/0/values/1/value").asDouble()).isCloseTo(0.65, within(1e-9));
  }

  @Test
  void theFirstRunIsWhatTheOthersAreComparedWith() throws Exception {
    String first = run(300, "muster");
    String second = run(250, "muster");

    JsonNode turned = compare(second + "," + first);

    assertThat(turned.at("/pairs/0/differences/0/difference").asDouble())
        .isCloseTo(-0.05, within(1e-9));
    assertThat(turned.at("/pairs/0/differences/0/verdict").asText()).isEqualTo("worse");
  }

  @Test
  void otherDataHaveNoPairedDifferenceAndSayWhy() throws Exception {
    platform.sources.dataset(anna.user(), "zweite", Samples.columns(false));
    String first = run(300, "muster");
    String second = run(250, "zweite");

    assertThat(reason(first, second)).isEqualTo("other-data");
    String html = page(first, second);
    assertThat(html).contains("verschiedene Daten oder Versionen");
  }

  @Test
  void otherSplitHasNoPairedDifference() throws Exception {
    String first = run(300, "muster");
    platform.launcher.script(process -> train(process, "b".repeat(64), "c".repeat(64), true));
    String second = run(250, "muster");

    assertThat(reason(first, second)).isEqualTo("other-split");
  }

  @Test
  void sameSplitWithAnotherTruthHasNoPairedDifference() throws Exception {
    String first = run(300, "muster");
    platform.launcher.script(process -> train(process, Samples.SHA, "c".repeat(64), true));
    String second = run(250, "muster");

    assertThat(reason(first, second)).isEqualTo("other-rows");
  }

  @Test
  void runWithoutResamplesHasNoPairedDifference() throws Exception {
    String first = run(300, "muster");
    platform.launcher.script(process -> train(process, Samples.SHA, "", false));
    String second = run(250, "muster");

    assertThat(reason(first, second)).isEqualTo("no-resamples");
    platform.launcher.script(process -> train(process, Samples.SHA, "not a hash", true));
    assertThat(reason(first, run(200, "muster"))).isEqualTo("no-resamples");
  }

  @Test
  void runThatFailedIsShownWithoutFigures() throws Exception {
    String first = run(300, "muster");
    platform.launcher.script(process -> process.exit(70));
    String second = start(250, "muster");
    platform.awaitState(anna, second, RunState.FAILED);

    assertThat(reason(first, second)).isEqualTo("not-finished");
    assertThat(page(first, second)).contains("fehlgeschlagen");
  }

  @Test
  void pageShowsDifferencesCurvesAndSettings() throws Exception {
    String html = page(run(300, "muster"), run(250, "muster"));

    assertThat(html)
        .contains("B gegen A")
        .contains("+0,050")
        .contains("B ist besser")
        .contains("denselben 3.000 Zeilen geprüft (12 Einheiten)")
        .contains("&#34;hue&#34;:2")
        .contains("verschieden")
        .doesNotContainPattern("[>\"\\s]runs\\.(?!js)");
  }

  @Test
  void twoToSixDifferentRunsCanBeCompared() throws Exception {
    String one = run(300, "muster");

    platform.get(anna, "/api/v1/runs/compare?ids=" + one + "," + one).expect(400);
    platform.get(anna, "/api/v1/runs/compare").expect(400);
    assertThat(platform.page(anna, "/runs/compare?ids=" + one, "de").expect(400).text())
        .contains("2 bis 6 verschiedene Läufe");
    assertThat(platform.get(anna, "/api/v1/runs/compare?ids=a,b,c,d,e,f,g").expect(400).text())
        .contains("7 are selected");
  }

  @Test
  void foreignRunIsNotThere() throws Exception {
    String own = run(300, "muster");
    Person foreign = platform.withDataset("andere");

    platform.get(foreign, "/api/v1/runs/compare?ids=" + own + "&ids=x").expect(404);
    platform.get(foreign, "/runs/compare?ids=" + own + "&ids=x").expect(404);
  }

  private static void train(
      ScriptedProcess process, String manifest, String sample, boolean hasResamples) {
    process.emit(Samples.started());
    RunEvent.Artifact model = process.write("model.zip", "the model", "application/zip");
    process.emit(model);
    if (hasResamples) {
      Resamples made = SweepSamples.resamples(process.spec(), Samples.SHA);
      String json = new ContractJson().write(made).replace(Samples.SHA, sample);
      process.emit(process.write(Resamples.PATH, json, "application/json"));
    }
    process.emit(new RunEvent.Evaluated(SweepSamples.evaluation(process.spec(), manifest)));
    process.emit(Samples.model("model.zip", model.sizeBytes()));
    process.emit(new RunEvent.Completed(1, 1));
  }

  private String run(int trees, String dataset) throws Exception {
    String id = start(trees, dataset);
    platform.awaitState(anna, id, RunState.SUCCEEDED);
    return id;
  }

  private String start(int trees, String dataset) throws Exception {
    String body =
        """
        {"pipeline":{"name":"quality-forest"},"dataset":{"id":"%s"},"parameters":{"trees":%d}}
        """
            .formatted(dataset, trees);
    return platform.post(anna, "/api/v1/runs", body).expect(202).json().get("id").asText();
  }

  private JsonNode compare(String ids) throws Exception {
    return platform.get(anna, "/api/v1/runs/compare?ids=" + ids).expect(200).json();
  }

  private String reason(String first, String second) throws Exception {
    JsonNode pair = compare(first + "," + second).at("/pairs/0");
    assertThat(pair.get("differences")).isEmpty();
    return pair.get("reason").asText();
  }

  private String page(String first, String second) throws Exception {
    String path = "/runs/compare?ids=" + first + "&ids=" + second;
    return platform.page(anna, path, "de").expect(200).text();
  }
}

package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Input;
import org.werkbank.contract.Plots;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.plots.PlotSamples;
import org.werkbank.platform.runs.RunsPlatform.Person;
import org.werkbank.platform.storage.Grant;

/** The plots of runs in a real browser, in both languages. */
class PlotPagesIT {
  private static final Path PICTURES = Path.of("target/pictures");
  private static final String AS_WIDE_AS_THEIR_CARDS =
      """
      [...document.querySelectorAll("#plots [data-chart]")].every(
        e => e.querySelector("svg") && e.querySelector("svg").clientWidth >= e.clientWidth - 2)
      """;
  private static final ContractJson JSON = new ContractJson();

  @TempDir Path home;

  @Test
  void everyPlotOfARunIsDrawnWithItsRowsAndASentence() throws Exception {
    try (RunsPlatform platform = RunsPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform.address())) {
      Person anna = platform.withDataset("muster");
      String parts = trained(platform, anna, PlotSamples.classification());
      String engines = trained(platform, anna, PlotSamples.remainingLife());
      String energy = trained(platform, anna, PlotSamples.forecast());
      for (String language : List.of("de-DE", "en-GB")) {
        Page page = browser.signedIn(anna.token(), language);
        page.setViewportSize(1280, 900);
        boolean german = language.startsWith("de");
        plots(browser, page, parts, List.of("gain", "scores", "folds", "dependence-1"));
        assertThat(page.textContent("#plot-gain"))
            .contains(german ? "n = 3.000" : "n = 3,000")
            .contains(german ? "Prüft man die verdächtigsten" : "If the most suspicious");
        plots(
            browser,
            page,
            engines,
            List.of("fan", "lead", "grid", "errors", "errorByPrediction", "coverage"));
        assertThat(page.textContent("#plot-lead"))
            .contains(german ? "n = 100 Maschinen" : "n = 100 machines")
            .contains(german ? "Jede Maschine warnt" : "Each machine warns");
        plots(browser, page, energy, List.of("forecast", "profile", "overTime"));
        assertThat(page.textContent("#plot-forecast"))
            .contains(german ? "n = 600 getestete" : "n = 600 tested")
            .contains(german ? "Die letzten getesteten Zeilen" : "The last tested rows");
        page.context().close();
      }
      platform.launcher.close();
    }
  }

  @Test
  void aScoringRunShowsItsDriftAsAHeatMap() throws Exception {
    try (RunsPlatform platform = RunsPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform.address())) {
      Person anna = platform.withDataset("muster");
      platform.launcher.script(PlotPagesIT::score);
      Run run = platform.runs.score(anna.user(), scoring());
      platform.awaitState(anna, run.id(), RunState.SUCCEEDED);
      assertThat(platform.runs.drift(anna.user(), "muster.turbine/1"))
          .get()
          .satisfies(
              light -> {
                assertThat(light.run()).isEqualTo(run.id());
                assertThat(light.large()).isEqualTo(1);
                assertThat(light.rows()).isEqualTo(7000);
              });
      Page page = browser.signedIn(anna.token(), "de-DE");
      page.setViewportSize(1280, 900);
      page.navigate("/runs/" + run.id());
      assertThat(page.textContent("#drift"))
          .contains("große Drift", "Wahrer Wert (NOX)", "TIT", "0,71", "2014-01", "n = 3.500");
      assertThat(page.locator("#drift td.bad").count()).isPositive();
      picture(page, "drift");
      browser.check(page);
      platform.launcher.close();
    }
  }

  @Test
  void aTrainingRunCannotTellOfDrift() throws Exception {
    try (RunsPlatform platform = RunsPlatform.start(home)) {
      Person anna = platform.withDataset("muster");
      platform.launcher.script(
          process -> {
            process.emit(Samples.started());
            process.emit(driftFigures());
            Samples.finish(process);
          });
      String id = platform.startRun(anna);
      platform.awaitState(anna, id, RunState.SUCCEEDED);
      assertThat(platform.runs.get(anna.user(), id).metrics()).doesNotContainKey("drift.level");
      platform.launcher.close();
    }
  }

  private static String trained(RunsPlatform platform, Person person, Plots plots)
      throws Exception {
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          process.emit(process.write(Plots.PATH, JSON.write(plots), "application/json"));
          Samples.finish(process);
        });
    String id = platform.startRun(person);
    platform.awaitState(person, id, RunState.SUCCEEDED);
    return id;
  }

  private static void score(ScriptedProcess process) {
    process.emit(Samples.started());
    String report = "{\"rows\":7000,\"drift\":" + JSON.write(PlotSamples.drift()) + "}";
    process.emit(process.write("score-report.json", report, "application/json"));
    process.emit(driftFigures());
    process.emit(new RunEvent.Completed(1000, 9));
  }

  private static RunEvent.Metrics driftFigures() {
    return new RunEvent.Metrics(
        PlotSamples.driftFigures().entrySet().stream()
            .map(one -> new RunEvent.Metric(one.getKey(), one.getValue(), 0))
            .toList());
  }

  private static ScoringRequest scoring() {
    Input model =
        new Input(
            Input.MODEL,
            "m",
            "1",
            "s3a://wb-muster/models/m/1/model.zip",
            "application/zip",
            Samples.SHA,
            9,
            List.of(),
            null);
    return new ScoringRequest(
        "muster.turbine/1",
        model,
        Grant.read("wb-muster", "models/m/1/model.zip"),
        "quality-forest",
        "1.0.0",
        "classification",
        Samples.columns(false).subList(0, 2),
        "muster",
        null,
        "csv");
  }

  private static void plots(TestBrowser browser, Page page, String run, List<String> ids) {
    page.navigate("/runs/" + run);
    page.waitForSelector("#plots svg");
    // asked from outside: what Playwright polls inside the page, the page's policy forbids
    RunsPlatform.await(() -> Boolean.TRUE.equals(page.evaluate(AS_WIDE_AS_THEIR_CARDS)));
    for (String id : ids) {
      Locator card = page.locator("#plot-" + id);
      assertThat(card.locator("[data-chart] svg").count()).as(id).isEqualTo(1);
      assertThat(card.locator("[role=img]").getAttribute("aria-label")).as(id).contains("n = ");
      card.locator("details summary").click();
      assertThat(card.locator("details table tbody tr").count()).as(id).isPositive();
    }
    picture(page, ids.get(0));
    browser.check(page);
  }

  /** For people to look at. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve("plots-" + name + ".png"))
            .setFullPage(true));
  }
}

package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.runs.RunsPlatform.Person;

/** Sweeps and comparisons in a real browser, on scripted processes. */
class SweepPagesIT {
  private static final Path PICTURES = Path.of("target/pictures");

  @TempDir Path home;

  @Test
  void severalSettingsAreTriedChosenAndComparedInTheBrowser() throws Exception {
    Semaphore mayEnd = new Semaphore(0);
    RunsPlatform platform = RunsPlatform.start(home);
    platform.launcher.script(
        process -> {
          process.emit(Samples.started());
          mayEnd.acquire();
          SweepSamples.finish(process);
        });
    try (platform;
        TestBrowser browser = TestBrowser.at(platform.address())) {
      Person anna = platform.withDataset("muster");
      Page page = browser.signedIn(anna.token(), "de-DE");
      page.setViewportSize(1280, 900);

      page.navigate("/sweeps");
      assertThat(page.textContent("main")).contains("Es gibt noch keine Versuchsreihe");
      browser.check(page);
      page.navigate("/runs/new");
      page.click("main a:text('Mehrere Einstellungen ausprobieren')");
      page.waitForURL("**/sweeps/new?**");
      begin(browser, page);

      page.waitForURL(url -> url.matches(".*/sweeps/[^/]+") && !url.endsWith("new"));
      page.waitForSelector("[data-state=RUNNING]");
      picture(page, "working");
      browser.check(page);
      mayEnd.release(2);
      page.waitForSelector("[data-parallel] svg");
      mayEnd.release(2);
      page.waitForSelector("main :text('Wählen Sie eine Variante')");
      assertThat(page.textContent("main"))
          .contains("4 von 4 Varianten sind zu Ende")
          .contains("0,400")
          .doesNotContain("am Test");
      picture(page, "ended");
      browser.check(page);
      page.focus("button[aria-label='Wählen: Variante 4']");
      page.keyboard().press("Enter");
      page.waitForSelector("#choice");
      assertThat(page.textContent("#choice")).contains("0,500").contains("unter 4 Varianten");
      picture(page, "chosen");
      browser.check(page);

      compare(platform, browser, page, anna, mayEnd);
    } finally {
      platform.launcher.close();
    }
  }

  private static void begin(TestBrowser browser, Page page) {
    assertThat(page.isVisible("[id='v.trees']")).isTrue();
    assertThat(page.isVisible("[id='t.trees']")).isFalse();
    page.check("#kind-random");
    assertThat(page.isVisible("[id='v.trees']")).isFalse();
    assertThat(page.isVisible("[id='t.trees']")).isTrue();
    picture(page, "new-random");
    browser.check(page);
    page.check("#kind-grid");
    page.fill("[id='v.trees']", "100; 5");
    page.click("form[action='/sweeps'] button[type=submit]");
    page.waitForSelector(".notice.bad");
    assertThat(page.textContent("main")).contains("trees muss zwischen 10 und 2.000 liegen");
    assertThat(page.inputValue("[id='v.trees']")).isEqualTo("100; 5");
    browser.check(page);
    page.fill("[id='v.trees']", "100; 400");
    page.check("[id='v.balanced.true']");
    picture(page, "new");
    page.click("form[action='/sweeps'] button[type=submit]");
  }

  private static void compare(
      RunsPlatform platform, TestBrowser browser, Page page, Person anna, Semaphore mayEnd)
      throws Exception {
    mayEnd.release(2);
    platform.awaitState(anna, platform.startRun(anna), RunState.SUCCEEDED);
    String more =
        "{\"pipeline\":{\"name\":\"quality-forest\"},\"dataset\":{\"id\":\"muster\"},"
            + "\"parameters\":{\"trees\":150},\"name\":\"Weniger Bäume\"}";
    String second = platform.post(anna, "/api/v1/runs", more).expect(202).json().get("id").asText();
    platform.awaitState(anna, second, RunState.SUCCEEDED);

    page.navigate("/runs");
    assertThat(page.locator("input[name=ids]").count()).isEqualTo(2);
    page.focus("input[name=ids] >> nth=0");
    page.keyboard().press("Space");
    page.focus("input[name=ids] >> nth=1");
    page.keyboard().press("Space");
    picture(page, "list");
    browser.check(page);
    page.click("form[action='/runs/compare'] button");
    page.waitForURL("**/runs/compare?**");
    page.waitForSelector(".chart svg");
    assertThat(page.textContent("#pair-B")).contains("−0,050").contains("B ist schlechter");
    assertThat(page.textContent("main")).contains("Weniger Bäume").contains("trees");
    page.click(".chart-data summary >> nth=0");
    picture(page, "compare");
    browser.check(page);
    page.click("main a:text('als Vergleichslauf nehmen')");
    page.waitForSelector("#pair-B :text('B ist besser')");
  }

  /** For people to look at, on a desk and on a phone. */
  private static void picture(Page page, String name) {
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      page.waitForTimeout(150);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("sweep-" + name + "-" + width + ".png"))
              .setFullPage(true));
    }
  }
}

package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.runs.RunsPlatform.Person;

/** The pages of runs in a real browser, on scripted processes. */
class RunPagesIT {
  private static final Path PICTURES = Path.of("target/pictures");

  @TempDir Path home;

  @Test
  void runIsStartedWatchedAndReadInTheBrowser() throws Exception {
    CountDownLatch more = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    RunsPlatform platform = RunsPlatform.start(home);
    platform.launcher.script(
        process -> {
          process.log("the first line\n");
          process.emit(Samples.started());
          process.emit(new RunEvent.Progress("read", 1, 1));
          process.emit(new RunEvent.Progress("train", 20, 200));
          process.emit(loss(0.9, 1));
          process.emit(loss(0.7, 2));
          more.await();
          process.emit(new RunEvent.Progress("train", 150, 200));
          process.log("another line\n");
          process.emit(loss(0.4, 3));
          finish.await();
          process.emit(new RunEvent.Progress("evaluate", 1, 1));
          Samples.finish(process);
        });
    try (platform;
        TestBrowser browser = TestBrowser.at(platform.address())) {
      Person anna = platform.withDataset("muster");
      Page page = browser.signedIn(anna.token(), "de-DE");
      page.setViewportSize(1280, 900);

      page.navigate("/runs");
      assertThat(page.textContent("main")).contains("Es gibt noch keine Läufe");
      browser.check(page);

      page.click(".empty a");
      page.waitForURL("**/runs/new");
      picture(page, "new");
      assertThat(page.isVisible("#folds")).isTrue();
      assertThat(page.isVisible("#gap")).isFalse();
      page.check("#split-time");
      assertThat(page.isVisible("#folds")).isFalse();
      assertThat(page.isVisible("#gap")).isTrue();
      page.fill("[name='p.trees']", "5");
      page.fill("[name=derivedName]", "Leistung");
      page.fill("[name=derivedExpression]", "torque * speed");
      page.click("[data-add-row]");
      assertThat(page.locator("[data-row]").count()).isEqualTo(2);
      page.fill("[name=missEur]", "2000");
      page.click("form[action='/runs'] button[type=submit]");
      page.waitForSelector(".notice.bad");
      assertThat(page.textContent("main")).contains("trees muss zwischen 10 und 2.000 liegen");
      assertThat(page.inputValue("[name=derivedName] >> nth=0")).isEqualTo("Leistung");
      assertThat(page.isChecked("#split-time")).isTrue();
      picture(page, "new-wrong");
      browser.check(page);
      page.fill("[name='p.trees']", "200");
      page.click("form[action='/runs'] button[type=submit]");

      page.waitForSelector("#live");
      page.waitForSelector("#run-state :text('läuft')");
      page.waitForSelector("[data-phases] :text('10 %')");
      page.waitForSelector("#steps [data-chart]");
      picture(page, "live");
      browser.check(page);
      more.countDown();
      page.waitForSelector("[data-phases] :text('75 %')");
      until(page, "document.getElementById('log').textContent.includes('another line')");
      until(page, "document.querySelector('#steps [data-chart]').dataset.series.includes('0.4')");
      finish.countDown();
      page.waitForSelector("#run-state :text('fertig')");
      page.waitForSelector(".chart canvas, .chart svg");
      assertThat(page.textContent("main"))
          .contains("0,795")
          .contains("Prüfungen auf Scheingüte")
          .contains("Was das Modell nutzt")
          .contains("Leistung = torque * speed");
      page.click(".chart-data summary >> nth=0");
      assertThat(page.textContent(".chart-data")).contains("Trefferquote").contains("0,025");
      picture(page, "run");
      browser.check(page);

      page.navigate("/runs");
      assertThat(page.textContent("main")).contains("0,795").contains("fertig");
      picture(page, "list");
      browser.check(page);
    } finally {
      platform.launcher.close();
    }
  }

  /** Asked from outside: what Playwright polls inside the page, the page's policy forbids. */
  private static void until(Page page, String condition) {
    RunsPlatform.await(() -> Boolean.TRUE.equals(page.evaluate(condition)));
  }

  private static RunEvent loss(double value, long step) {
    return new RunEvent.Metrics(List.of(new RunEvent.Metric("training1.loss", value, step)));
  }

  /** For people to look at, on a desk and on a phone. */
  private static void picture(Page page, String name) {
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      page.waitForTimeout(150);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("run-" + name + "-" + width + ".png"))
              .setFullPage(true));
    }
  }
}

package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.runs.RunsPlatform.Person;

/** The control chart and the table of faults in a real browser. */
class AnomalyPagesIT {
  private static final Path PICTURES = Path.of("target/pictures");

  @TempDir Path home;

  @Test
  void controlChartIsDrawnWithLimitAndOnset() throws Exception {
    RunsPlatform platform = RunsPlatform.start(home);
    platform.launcher.script(AnomalySamples::train);
    try (platform;
        TestBrowser browser = TestBrowser.at(platform.address())) {
      Person anna = platform.withDataset("muster");
      Page page = browser.signedIn(anna.token(), "de-DE");
      page.setViewportSize(1280, 900);
      page.navigate("/runs/new?dataset=muster&pipeline=anomaly-autoencoder");
      page.fill("[name=apart]", "3, 9");
      browser.check(page);
      page.click("form[action='/runs'] button[type=submit]");
      page.waitForSelector("#run-state :text('fertig')");

      page.waitForSelector("section:has(h2:text-is('Regelkarte')) .chart svg");

      String charts = page.textContent("section:has(h2:text-is('Regelkarte'))");
      assertThat(charts).contains("d01_te").contains("Grenze").contains("Beginn");
      assertThat(page.locator("section:has(h2:text-is('Regelkarte')) .chart svg").count())
          .isEqualTo(2);
      assertThat(page.textContent("section:has(h2:text-is('Einzeln betrachtet'))"))
          .contains("0,998 (0,990 – 1,000)");
      for (int width : new int[] {390, 1280}) {
        page.setViewportSize(width, 900);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("run-anomaly-" + width + ".png"))
                .setFullPage(true));
      }
      browser.check(page);
    } finally {
      platform.launcher.close();
    }
  }
}

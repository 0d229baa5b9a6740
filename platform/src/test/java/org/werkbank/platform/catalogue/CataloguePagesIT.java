package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.TestPlatform;

/** The search as people use it: with a browser, by keyboard, in both languages, on a phone. */
class CataloguePagesIT {
  @TempDir Path home;

  @Test
  void somebodyNarrowsTheListAndFindsWhatHeAsksFor() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      PressShop shop = new PressShop(platform, "presswerk");
      PressShop mill = new PressShop(platform, "fraeserei");
      Page page = browser.signedIn(platform.dataScientist("leser"), "de-DE");
      page.navigate("/catalogue");
      assertThat(page.textContent("main")).contains("bietet niemand");
      assertThat(page.getAttribute("main .btn", "href")).isEqualTo("/datasets");
      browser.check(page);

      String first = shop.data("Presse 3", "Hübe von 2026");
      shop.offer(first, "quality-analysis", true, false, "[]");
      shop.offer(shop.data("Presse 4", ""), "benchmarking", true, true, "[]");
      mill.offer(mill.data("Fräse <1> & Co", ""), "quality-analysis", false, true, "[]");
      page.navigate("/catalogue");
      assertThat(page.textContent("#found")).isEqualTo("3 Datensätze");
      assertThat(page.textContent(".chip:has-text('Qualitätsanalyse')")).contains("2 Angebote");
      browser.check(page);

      page.focus(".chip:has-text('Qualitätsanalyse')");
      page.keyboard().press("Enter");
      page.waitForURL("**/catalogue?purpose=quality-analysis");
      assertThat(page.textContent("#found")).isEqualTo("2 Datensätze");
      assertThat(page.getAttribute(".chip:has-text('Qualitätsanalyse')", "aria-current"))
          .isEqualTo("true");
      browser.check(page);

      page.fill("#q", "HÜBE force");
      page.keyboard().press("Enter");
      page.waitForURL("**/catalogue?q=**");
      assertThat(page.url()).contains("purpose=quality-analysis");
      assertThat(page.textContent("#found")).isEqualTo("1 Datensatz");
      assertThat(page.textContent("main h3")).isEqualTo("Presse 3");

      page.click(".chip[aria-current]");
      page.waitForURL("**/catalogue?q=**");
      page.fill("#q", "gibt es nicht");
      page.keyboard().press("Enter");
      page.waitForSelector("main .empty");
      assertThat(page.textContent("main")).contains("Nichts passt");
      browser.check(page);
      page.click("text=Alle zeigen");
      page.click("text=Presse 3");
      page.waitForURL("**/catalogue/" + first);
      assertThat(page.getAttribute("text=Croissant", "href"))
          .isEqualTo("/api/v1/datasets/" + first + "/versions/1/croissant");
      browser.check(page);

      Page english = browser.signedIn(platform.token("leser", "jo", "manager"), "en-GB");
      english.setViewportSize(390, 844);
      english.navigate("/catalogue?mayDownload=true");
      assertThat(english.textContent("#found")).isEqualTo("2 data sets");
      assertThat(english.textContent("main")).contains("chosen, take back", "Show all");
      browser.check(english);
      Path pictures = Path.of("target/pictures");
      english.screenshot(
          new Page.ScreenshotOptions().setPath(pictures.resolve("catalogue-phone.png")));
      page.setViewportSize(1280, 900);
      page.navigate("/catalogue?purpose=quality-analysis");
      page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("catalogue.png")));
    }
  }
}

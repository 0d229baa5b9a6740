package org.werkbank.platform.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.models.ModelSamples;
import org.werkbank.platform.models.ModelsPlatform;
import org.werkbank.platform.models.ModelsPlatform.Person;
import org.werkbank.platform.web.Role;

/** The pages of models and the managers' page in a real browser, in both languages. */
class ManagerPagesIT {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir Path home;

  @Test
  void aManagerReadsWhatTakingPartBringsAndADataScientistSharesAModel() {
    try (ModelsPlatform platform = ModelsPlatform.start(home)) {
      Person wire = platform.person("drahtwerk", Role.DATA_SCIENTIST);
      Person press = platform.person("presswerk", Role.DATA_SCIENTIST, Role.STEWARD);
      Person manager = platform.person("presswerk", Role.MANAGER);
      try (TestBrowser browser = TestBrowser.at(platform.address())) {
        emptyPages(browser, manager);
        fill(platform, wire, press);
        share(browser, press);
        dashboard(browser, manager);
      }
      assertThat(platform.models.get(press.user(), "presswerk", "ausschuss", "1").shares())
          .extracting("member")
          .containsExactly("drahtwerk");
    }
  }

  private static void emptyPages(TestBrowser browser, Person manager) {
    Page page = browser.signedIn(manager.token(), "de-DE");
    for (String address : new String[] {"/dashboard", "/models"}) {
      page.navigate(address);
      browser.check(page);
      picture(page, "empty" + address.replace('/', '-'));
    }
    page.context().close();
  }

  private static void fill(ModelsPlatform platform, Person wire, Person press) {
    platform.registered(wire, "lebensdauer", "r-wire", ModelSamples.good());
    platform.models.shareWithConsortium(wire.user(), "lebensdauer", "1");
    platform.registered(press, "ausschuss", "r-press", ModelSamples.withQuality(0.62, 0.52, 0.71));
    platform.registered(press, "presskraft", "r-weak", ModelSamples.withQuality(0.05, 0.01, 0.12));
    platform.sources.trained(press.user(), "r-rmse", ModelSamples.regression());
    platform.sources.dataset(press.user(), "d-presswerk", "Presslinie 2");
    platform.sources.scored(
        press.user(),
        "r-score",
        "drahtwerk.lebensdauer/1",
        "d-presswerk",
        ModelSamples.withQuality(0.83, 0.75, 0.9));
  }

  private static void share(TestBrowser browser, Person press) {
    Page page = browser.signedIn(press.token(), "en-GB");
    page.navigate("/models");
    browser.check(page);
    picture(page, "models");
    page.click("text=ausschuss");
    assertThat(page.locator("#plot-gain [data-chart] svg")).isVisible();
    assertThat(page.locator("#plot-gain")).containsText("n = 3,000 tested rows");
    assertThat(page.locator("#drift")).containsText("Score rows with this model");
    browser.check(page);
    page.check("input[value=drahtwerk]");
    page.click("form[action$='/shares'] button:has-text('Share') >> nth=0");
    assertThat(page.locator("#sharing table")).containsText("drahtwerk GmbH");
    browser.check(page);
    picture(page, "model");
    page.context().close();
  }

  private static void dashboard(TestBrowser browser, Person manager) {
    Page page = browser.signedIn(manager.token(), "de-DE");
    page.navigate("/dashboard");
    page.selectOption("#model", "presswerk/ausschuss/1");
    page.fill("#missEur", "2000");
    page.fill("#falseAlarmEur", "100");
    page.fill("#inspectionEur", "5");
    page.click("button:has-text('Rechnen')");
    assertThat(page.locator("#costs [data-chart] svg")).isVisible();
    assertThat(page.locator("#costs")).containsText("Teile ab 0,20 melden");
    page.click("button:has-text('Für unser Mitglied merken')");
    page.navigate("/dashboard");
    assertThat(page.locator("#missEur")).hasValue("2000");
    assertThat(page.locator("#gain")).containsText("freigegebenes ist besser");
    assertThat(page.locator("main")).containsText("große Drift");
    browser.check(page);
    picture(page, "dashboard");
    page.context().close();
  }

  private static void picture(Page page, String name) {
    shoot(page, name + "-1280", 1280);
    shoot(page, name + "-390", 390);
    page.setViewportSize(1280, 720);
  }

  private static void shoot(Page page, String name, int width) {
    page.setViewportSize(width, 900);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }
}

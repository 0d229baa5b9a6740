package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.werkbank.platform.TestPlatform.OFFICE_TOKEN;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.TestPlatform;

/** The way of a pipeline from the researcher over the office to everybody, in a real browser. */
class PipelinePagesIT {
  @TempDir Path home;

  @Test
  void researcherSubmitsOfficeApprovesEverybodySees() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      platform.admit("zentrum", "research");
      Page researcher = browser.signedIn(platform.token("zentrum", "rosa", "researcher"), "de-DE");
      researcher.navigate("/pipelines");
      assertThat(researcher.content()).contains("Noch nichts eingereicht").contains("Zufallswald");
      browser.check(researcher);

      researcher.navigate("/pipelines/submit");
      browser.check(researcher);
      submit(researcher, "{}");
      researcher.waitForSelector("#messages [role=alert]");
      assertThat(researcher.textContent("#messages")).contains("Beschreibung");
      submit(researcher, descriptor());
      researcher.waitForURL("**/pipelines/page-mean/versions/1.0.0");
      assertThat(researcher.textContent("main"))
          .contains("wartet auf Prüfung")
          .contains("startet Prozesse")
          .contains("org.example.Sneaky");
      browser.check(researcher);

      Page office = browser.signedIn(OFFICE_TOKEN, "en-GB");
      office.navigate("/pipelines");
      browser.check(office);
      office.click("text=Always the mean");
      browser.check(office);
      office.click("button[value=reject]");
      assertThat(office.textContent("main")).contains("needs a comment");
      office.goBack();
      office.fill("#comment", "Reads well.");
      office.click("button[value=approve]");
      office.waitForSelector(".notice.ok");
      assertThat(office.textContent(".notice.ok")).contains("Reads well.");
      browser.check(office);

      platform.admit("werk");
      Page other = browser.signedIn(platform.token("werk", "otto", "manager"), "de-DE");
      other.navigate("/pipelines");
      other.click("text=Immer der Mittelwert");
      assertThat(other.textContent("main"))
          .contains("freigegeben")
          .doesNotContain("Reads well.")
          .doesNotContain("org.example.Sneaky");
      browser.check(other);
    }
  }

  private void submit(Page page, String descriptor) throws IOException {
    page.setInputFiles("#descriptor", Files.writeString(home.resolve("d.json"), descriptor));
    byte[] jar =
        TestJars.honest()
            .with("org/example/Sneaky.class", TestJars.processStarter("org/example/Sneaky"))
            .with("lib/inner.jar", "PK")
            .bytes();
    page.setInputFiles("#jar", Files.write(home.resolve("p.jar"), jar));
    page.click("main button[type=submit]");
  }

  private static String descriptor() {
    return """
        {"name": "page-mean", "version": "1.0.0", "task": "regression", "engine": "java",
         "trainer": "%s",
         "title": {"de": "Immer der Mittelwert", "en": "Always the mean"},
         "description": {"de": "Sagt immer den Mittelwert.", "en": "Always says the mean."},
         "parameters": [
           {"name": "share", "type": "number", "default": 0.5, "min": 0, "max": 1,
            "title": {"de": "Anteil", "en": "Share"}, "description": {"de": "x", "en": "x"}},
           {"name": "trim", "type": "boolean", "default": true,
            "title": {"de": "Stutzen", "en": "Trim"}, "description": {"de": "x", "en": "x"}}],
         "metrics": ["rmse"]}
        """
        .formatted(TestJars.TRAINER);
  }
}

package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.TestPlatform;

/** How a data set ends, in a real browser. */
class TrashPagesIT {
  @TempDir Path home;

  @Test
  void stewardSetsARetentionThrowsAwayRestoresAndDeletesForGood() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      String scientist = platform.dataScientist("presse");
      String id = withVersion(platform, scientist, "Presse 4 & 5");
      Page page = browser.signedIn(platform.token("presse", "st", "steward"), "de-DE");
      page.setViewportSize(390, 900);
      page.navigate("/datasets/" + id);
      page.fill("#days", "365");
      page.click("button:has-text('Frist setzen')");
      page.waitForSelector("#life:has-text('365 Tage nach seiner neuesten Version')");
      browser.check(page);
      TestBrowser.screenshot(page, "dataset-life", 1280, 390);

      putIntoTheTrash(platform, scientist, id);
      page.navigate("/datasets");
      page.click("a[href='/trash']");
      assertThat(page.textContent("main")).contains("Presse 4 & 5", "30 Tage");
      browser.check(page);
      TestBrowser.screenshot(page, "trash", 1280, 390);

      page.onceDialog(Dialog::dismiss);
      page.click("button:has-text('Endgültig löschen')");
      assertThat(page.textContent("main")).contains("Noch nichts wurde endgültig gelöscht");
      page.onceDialog(Dialog::accept);
      page.click("button:has-text('Endgültig löschen')");
      page.waitForSelector("text=Der Papierkorb ist leer");
      assertThat(page.textContent("main")).contains("Presse 4 & 5", "st@");
      browser.check(page);
      TestBrowser.screenshot(page, "trash-deleted", 1280, 390);
    }
  }

  @Test
  void scientistBringsBackWhatWasThrownAwayByMistake() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      String scientist = platform.dataScientist("presse");
      String id = withVersion(platform, scientist, "Fräse");
      Page page = browser.signedIn(scientist, "en-GB");
      page.navigate("/datasets/" + id);
      assertThat(page.locator("#days").count()).isZero();
      page.click("button:has-text('Move to the trash')");
      page.waitForURL("**/trash");
      assertThat(page.locator("text=Delete for good").count()).isZero();
      browser.check(page);
      page.click("button:has-text('Restore')");
      page.waitForURL("**/datasets/" + id);
      assertThat(page.textContent("h1")).contains("Fräse");
    }
  }

  private static String withVersion(TestPlatform platform, String token, String name) {
    String id =
        platform
            .post("/api/v1/datasets", token, "{\"name\":\"" + name + "\",\"description\":\"\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=a.csv",
            token,
            BodyPublishers.ofByteArray("a,b\n1,2\n3,4\n".getBytes(UTF_8)),
            Map.of("Content-Type", "text/csv"))
        .expect(201);
    return id;
  }

  private static void putIntoTheTrash(TestPlatform platform, String token, String id) {
    platform.delete("/api/v1/datasets/" + id, token).expect(204);
  }
}

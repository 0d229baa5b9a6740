package org.werkbank.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.TestPlatform;

/** A reader pauses an upload, resumes it, reloads the page in the middle, and gives one up. */
class ResumablePagesIT {
  private static final int SIZE = 3 * TusConformance.PART;

  @TempDir Path home;

  @Test
  void pausedResumedAndContinuedAfterAReload() throws Exception {
    byte[] rows = Rows.ofBytes(SIZE, 1);
    Path file = Files.write(home.resolve("presse.csv"), rows);
    try (TestPlatform platform = TestPlatform.start(home.resolve("data"));
        TestBrowser browser = TestBrowser.at(platform)) {
      String token = platform.dataScientist("presse");
      Page page = browser.signedIn(token, "de-DE");
      List<Request> requests = new CopyOnWriteArrayList<>();
      page.onRequest(requests::add);
      page.navigate("/datasets/" + new Tus(platform, token).dataset());
      slow(page);
      page.setInputFiles("#file", file);
      page.click("form.upload button[type=submit]");
      awaitProgress(page);
      page.focus("text=Anhalten");
      page.keyboard().press("Enter");
      page.waitForSelector("text=Fortsetzen");
      assertThat(page.textContent(".upload-said"))
          .contains("Angehalten")
          .contains("MiB von 15,0 MiB");
      browser.check(page);
      TestBrowser.screenshot(page, "upload-paused", 1280);

      page.keyboard().press("Enter");
      page.waitForSelector("text=Anhalten");
      awaitProgress(page);
      page.reload();
      page.setInputFiles("#file", file);
      page.waitForSelector("text=Es geht dort weiter");
      browser.check(page);
      page.click("form.upload button[type=submit]");
      page.waitForSelector("text=" + Rows.sha256(rows));
      assertThat(requests).filteredOn(one -> one.method().equals("POST")).hasSize(1);
      assertThat(requests)
          .filteredOn(one -> one.method().equals("PATCH"))
          .extracting(one -> Long.valueOf(one.headers().get("upload-offset")))
          .hasSizeGreaterThanOrEqualTo(3)
          .isSorted()
          .startsWith(0L)
          .last()
          .satisfies(offset -> assertThat(offset).isBetween(1L, (long) SIZE));
      page.setInputFiles("#file", file);
      assertThat(page.textContent(".upload-unfinished")).as("it is finished").isEmpty();
    }
  }

  @Test
  void aNewDataSetIsMadeOnceAndAnUploadCanBeGivenUp() throws Exception {
    Path file = Files.write(home.resolve("press.csv"), Rows.ofBytes(SIZE, 2));
    try (TestPlatform platform = TestPlatform.start(home.resolve("data"));
        TestBrowser browser = TestBrowser.at(platform)) {
      String token = platform.dataScientist("presse");
      Page page = browser.signedIn(token, "en-GB");
      page.navigate("/datasets");
      for (int i = 0; i < 2; i++) {
        slow(page);
        page.fill("#name", "Press 7");
        page.setInputFiles("#file", file);
        page.click("form.upload button[type=submit]");
        awaitProgress(page);
        if (i == 0) {
          page.reload();
        }
      }
      page.click("text=Give up");
      page.waitForSelector(".upload-problem :text('given up')");
      browser.check(page);
      assertThat(platform.get("/api/v1/datasets", token).json().get("items")).hasSize(1);
    }
  }

  private static void awaitProgress(Page page) {
    page.waitForCondition(
        () ->
            ((Number) page.evalOnSelector("form.upload progress", "bar => bar.value")).doubleValue()
                > 0.1);
  }

  /** As a line of a plant: slow enough that a reader can press a button. */
  private static void slow(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 5);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", 3_000_000);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", line);
  }
}

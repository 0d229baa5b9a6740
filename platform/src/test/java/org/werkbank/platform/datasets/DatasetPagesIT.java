package org.werkbank.platform.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestBrowser;
import org.werkbank.platform.TestPlatform;

/** The way of a file from the plant's disk to a confirmed schema, in a real browser. */
class DatasetPagesIT {
  private static final int ROWS = 2_000;

  @TempDir Path home;

  @Test
  void dataScientistUploadsConfirmsAndSeesTheProfile() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      Page page = browser.signedIn(platform.dataScientist("presse"), "de-DE");
      page.navigate("/datasets");
      assertThat(page.textContent("main")).contains("Hier ist noch nichts");
      browser.check(page);

      page.fill("#name", "Fräsmaschine 3");
      upload(page, "kaputt.csv", "Teil;Wert\n1;2\n1;2;3\n");
      page.waitForSelector(".upload-problem li");
      assertThat(page.textContent(".upload-problem"))
          .contains("Zeile 3")
          .contains("3 Zellen")
          .doesNotContain("{");
      browser.check(page);

      upload(page, "fräse <3>.csv", milling());
      page.waitForURL("**/datasets/*");
      assertThat(page.textContent("main"))
          .contains("Fräsmaschine 3")
          .contains("fräse <3>.csv")
          .contains("2.000")
          .contains("nur ein Vorschlag")
          .contains("Dezimalzeichen „,“")
          .contains("windows-1252");
      assertThat(page.isVisible("text=Lauf starten")).isFalse();
      assertThat(role(page, "Ausschuss")).isEqualTo("label");
      assertThat(role(page, "Seriennummer")).isEqualTo("id");
      assertThat(page.inputValue("[aria-label='Einheit von Drehmoment [Nm]']")).isEqualTo("Nm");
      assertThat(page.getAttribute(".column:has-text('Drehmoment') svg", "aria-label"))
          .contains("Werte von");
      browser.check(page);

      page.selectOption("[aria-label='Rolle von Bediener']", "ignore");
      page.click("#schema button[type=submit]");
      page.waitForSelector(".notice.ok");
      assertThat(role(page, "Bediener")).isEqualTo("ignore");
      assertThat(page.getAttribute("text=Lauf starten", "href")).startsWith("/runs/new?dataset=");
      browser.check(page);

      page.navigate("/datasets");
      assertThat(page.textContent("table")).contains("Fräsmaschine 3");
      browser.check(page);
    }
  }

  @Test
  void managerSeesFiguresButNeitherRowsNorForms() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      Page owner = browser.signedIn(platform.dataScientist("presse"), "en-GB");
      owner.navigate("/datasets");
      owner.fill("#name", "Mill");
      upload(owner, "mill.csv", milling());
      owner.waitForURL("**/datasets/*");
      assertThat(owner.textContent("main")).contains("Müller").contains("First rows");
      String address = owner.url();

      Page manager = browser.signedIn(platform.token("presse", "chefin", "manager"), "en-GB");
      manager.navigate(address);
      assertThat(manager.textContent("main"))
          .contains("Mill")
          .contains("largest")
          .doesNotContain("Müller")
          .doesNotContain("First rows");
      assertThat(manager.isVisible("main button")).isFalse();
      assertThat(manager.isVisible("text=Download")).isFalse();
      browser.check(manager);

      platform.admit("fremd");
      Page foreign = browser.signedIn(platform.token("fremd", "otto", "data-scientist"), "en-GB");
      assertThat(foreign.navigate(address).status()).isEqualTo(404);
    }
  }

  @Test
  void aRealDataSetGetsRolesThatNeedNoChange() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      Page page = browser.signedIn(platform.dataScientist("presse"), "de-DE");
      page.setViewportSize(1280, 900);
      page.navigate("/datasets");
      page.fill("#name", "AI4I 2020");
      page.setInputFiles("#file", Path.of("../notebooks/data/ai4i2020.csv"));
      page.click("form.upload button[type=submit]");
      page.waitForURL("**/datasets/*");
      assertThat(page.textContent("main")).contains("10.000").contains("UTF-8");
      assertThat(role(page, "UDI")).isEqualTo("id");
      assertThat(role(page, "Product ID")).isEqualTo("id");
      assertThat(role(page, "Type")).isEqualTo("feature");
      assertThat(role(page, "Machine failure")).isEqualTo("label");
      for (String mode : new String[] {"TWF", "HDF", "PWF", "OSF", "RNF"}) {
        assertThat(role(page, mode)).as(mode).isEqualTo("ignore");
      }
      page.click("#schema button[type=submit]");
      page.waitForSelector(".notice.ok");
      browser.check(page);
      TestBrowser.screenshot(page, "dataset", 1280);
      TestBrowser.screenshot(page, "dataset", 390);
      page.navigate("/datasets");
      TestBrowser.screenshot(page, "datasets", 1280);
      TestBrowser.screenshot(page, "datasets", 390);
      page.click("text=Menü");
      assertThat(page.isVisible("nav a[href='/datasets'][aria-current=page]")).isTrue();
    }
  }

  @Test
  void severalFilesWithoutAHeaderLineBecomeOneVersionWithItsParts() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      Page page = browser.signedIn(platform.dataScientist("presse"), "de-DE");
      page.setViewportSize(390, 900);
      page.navigate("/datasets");
      page.fill("#name", "Prüfstand");
      Path folder = Files.createDirectories(home.resolve("läufe"));
      for (int i : new int[] {2, 10, 1}) {
        Files.writeString(
            folder.resolve("d" + i + ".dat"), "   1.0  %d.5\n   2.0  4.5\n".formatted(i));
      }
      Files.writeString(folder.resolve("SOURCE.txt"), "where it comes from\n");
      page.setInputFiles("#folder", folder);
      assertThat(page.textContent(".chosen-files legend")).contains("4 Dateien");
      page.click("form.upload button[type=submit]");
      page.waitForSelector(".upload-problem li");
      assertThat(page.textContent(".upload-problem")).contains("Zeile 1").doesNotContain("{");
      browser.check(page);

      page.uncheck("text=SOURCE.txt");
      page.click("#no-header summary");
      page.fill("#columns", "Druck [bar],\n\"Weg, oben\"");
      page.selectOption("#delimiter", "whitespace");
      browser.check(page);
      TestBrowser.screenshot(page, "upload-several", 390);
      page.click("form.upload button[type=submit]");
      page.waitForURL("**/datasets/*");
      assertThat(page.textContent("#parts tbody").replaceAll("\\s+", " "))
          .containsSubsequence("d1.dat", "d2.dat", "d10.dat")
          .doesNotContain("SOURCE");
      assertThat(page.textContent("#parts")).contains("3 Dateien mit 6 Zeilen");
      assertThat(role(page, "__file")).isEqualTo("group");
      assertThat(role(page, "Weg, oben")).isEqualTo("feature");
      browser.check(page);
      TestBrowser.screenshot(page, "dataset-parts", 390);

      page.setInputFiles("#file", folder.resolve("d1.dat"));
      page.click("#no-header summary");
      page.fill("#columns", "Druck [bar],\"Weg, oben\"");
      page.click("form.upload button[type=submit]");
      page.waitForSelector("#parts:has-text('neu als CSV')");
      assertThat(page.textContent("main")).contains("d1.csv");
      browser.check(page);
    }
  }

  @Test
  void aFolderOfAHundredThousandFilesIsRefusedBeforeOneIsSent() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home);
        TestBrowser browser = TestBrowser.at(platform)) {
      String token = platform.dataScientist("presse");
      Page page = browser.signedIn(token, "de-DE");
      page.navigate("/datasets");
      page.fill("#name", "Zu viel");
      page.evaluate(
          """
          () => {
            // A real FileList of so many takes the browser minutes to build one by one.
            const files = new Array(100000).fill(new File(["a"], "a.csv"));
            const input = document.querySelector("#file");
            Object.defineProperty(input, "files", { value: files });
            input.dispatchEvent(new Event("change"));
          }
          """);
      page.waitForSelector(".upload-problem p");
      assertThat(page.textContent(".upload-problem")).contains("100.000 Dateien", "1.000");
      assertThat(page.isVisible(".chosen-files")).isFalse();
      page.click("form.upload button[type=submit]");
      assertThat(page.textContent(".upload-problem")).contains("100.000 Dateien");
      browser.check(page);
      assertThat(platform.get("/api/v1/datasets", token).expect(200).json().get("items")).isEmpty();
    }
  }

  private void upload(Page page, String name, String text) throws IOException {
    page.setInputFiles(
        "#file", Files.writeString(home.resolve(name), text, Charset.forName("windows-1252")));
    page.click("form.upload button[type=submit]");
  }

  private static Object role(Page page, String column) {
    return page.inputValue("[aria-label='Rolle von " + column + "']");
  }

  private static String milling() {
    Random random = new Random(7);
    StringBuilder text =
        new StringBuilder("Seriennummer;Zeit;Drehmoment [Nm];Bediener;Temperatur (°C);Ausschuss\n");
    for (int i = 0; i < ROWS; i++) {
      double torque = 40 + 10 * random.nextGaussian();
      text.append("SN%05d;%02d.11.2026 08:%02d;".formatted(i, 1 + i / 60 % 28, i % 60))
          .append(String.format(java.util.Locale.GERMANY, "%.1f;", torque))
          .append(random.nextBoolean() ? "Müller;" : "Schäfer;")
          .append(String.format(java.util.Locale.GERMANY, "%.2f;", 21 + random.nextGaussian()))
          .append(torque > 55 ? "1\n" : "0\n");
    }
    return text.toString();
  }
}

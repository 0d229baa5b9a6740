package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Chromium. A test that asks for it where there is none is skipped with the reason;
 * with WERKBANK_REQUIRE_PARTS=true it fails.
 */
public final class TestBrowser implements AutoCloseable {
  private static final int HEIGHT = 900;

  /** A small phone held upright. */
  private static final int PHONE_PIXELS = 390;

  /** Names the elements that stick out and do not lie in something that scrolls. */
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll("main *")]
        .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".table-scroll, pre"))
        .map(e => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 40))
        .join("; ")
      """;

  private final Playwright playwright;
  private final Browser browser;
  private final String address;
  private final List<String> errors = new ArrayList<>();

  private TestBrowser(Playwright playwright, Browser browser, String address) {
    this.playwright = playwright;
    this.browser = browser;
    this.address = address;
  }

  public static TestBrowser at(TestPlatform platform) {
    return at(platform.address());
  }

  /** For a server that a test has put together itself. */
  public static TestBrowser at(String address) {
    Optional<Path> chromium = find();
    if (chromium.isEmpty()) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS")).as("Chromium").isNotEqualTo("true");
      Assumptions.abort("Chromium is not on this machine; infra/local-stack/install brings it");
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    // Its own sandbox needs rights that a container's root does not have.
                    .setArgs(List.of("--no-sandbox")));
    return new TestBrowser(playwright, browser, address);
  }

  /** A page of somebody who has signed in with the token and reads in the language. */
  public Page signedIn(String token, String language) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language)
                // Colours are looked at as they stay, not half-way through a transition.
                .setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          // What the server refuses on purpose shows as an error as well.
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            errors.add(message.text());
          }
        });
    page.navigate("/sign-in");
    page.fill("#token", token);
    page.click("form[action='/sign-in'] button[type=submit]");
    page.waitForURL(url -> !url.endsWith("/sign-in"));
    return page;
  }

  /** Fails when the page breaks a rule of accessibility or cannot be read on a phone. */
  public void check(Page page) {
    assertThat(errors).as("errors in the browser").isEmpty();
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(page.url())
        .extracting(Object::toString)
        .isEmpty();
    int width = page.viewportSize().width;
    int height = page.viewportSize().height;
    page.setViewportSize(PHONE_PIXELS, 844);
    Object needed = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) needed).intValue())
        .as("%s is too wide for a phone: %s", page.url(), page.evaluate(TOO_WIDE))
        .isLessThanOrEqualTo(PHONE_PIXELS);
    page.setViewportSize(width, height);
    // What axe itself tries and the page's policy forbids is no error of the page.
    errors.clear();
  }

  /** For whoever wants to look; nothing is compared. */
  public static void screenshot(Page page, String name, int... widths) {
    for (int width : widths) {
      page.setViewportSize(width, HEIGHT);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screens/" + name + "-" + width + ".png")));
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":"))
                    .map(folder -> Path.of(folder).resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

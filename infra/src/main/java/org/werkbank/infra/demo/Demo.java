package org.werkbank.infra.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/**
 * Starts a server with a fresh data folder, plays the story, and with {@code --once} ends;
 * otherwise it keeps serving and says how to sign in. Ends 1 with the reason when a step fails.
 */
public final class Demo {
  private static final String MARKER = "werkbank-demo";
  private static final String UNPROTECTED = "WERKBANK_UNPROTECTED_PIPELINES";
  private static final int PORT = 8080;
  private static final PrintStream OUT = System.out;

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    boolean once = List.of(arguments).contains("--once");
    int port = once ? ServerProcess.freePort() : port();
    try {
      ServerProcess.needFree(port);
    } catch (IllegalStateException e) {
      OUT.println(e.getMessage());
      System.exit(1);
    }
    // only now: a demo that still runs on that port keeps its data
    Path home = freshHome();
    long begin = System.nanoTime();
    OUT.println("Starting Werkbank with data in " + home);
    boolean passed;
    try (ServerProcess server = ServerProcess.start(home, settings(port), List.of(), port)) {
      OUT.printf("Ready at %s after %.1f s%n", server.address(), server.secondsToReady());
      Story story = new Story(server.address(), ServerProcess.OFFICE_TOKEN, Repository.find(), OUT);
      passed = played(story, home);
      if (passed) {
        OUT.printf("%nAll steps passed in %.0f s.%n", (System.nanoTime() - begin) / 1e9);
      }
      if (passed && !once) {
        story.sayHowToSignIn();
        new CountDownLatch(1).await();
      }
    }
    if (!passed) {
      System.exit(1);
    }
  }

  /** The submitted pipeline of the demo is our own, so that it may run without walls. */
  private static Map<String, String> settings(int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("WERKBANK_PORT", String.valueOf(port));
    if (System.getenv(UNPROTECTED) == null) {
      settings.put(UNPROTECTED, "true");
    }
    return settings;
  }

  private static boolean played(Story story, Path home) throws IOException {
    try {
      story.play(Files.createDirectories(home.resolve("files")));
      return true;
    } catch (RuntimeException e) {
      OUT.println();
      OUT.println("The demo failed: " + e.getMessage());
      OUT.println("Log of the server: " + home.resolve("server.log"));
      return false;
    }
  }

  private static int port() {
    String given = System.getenv("WERKBANK_PORT");
    return given == null || given.isBlank() ? PORT : Integer.parseInt(given);
  }

  /** The demo's own folder; one that another demo left is emptied, anything else is not touched. */
  private static Path freshHome() throws IOException {
    String given = System.getenv("WERKBANK_HOME");
    Path base =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".werkbank")
            : Path.of(given);
    Path home = base.toAbsolutePath().resolve("demo");
    Path marker = home.resolve(MARKER);
    if (Files.exists(marker)) {
      WorkFolder.delete(home);
    } else if (Files.exists(home)) {
      throw new IllegalStateException(home + " is not a folder of the demo; move it away first");
    }
    Files.createDirectories(home);
    Files.createFile(marker);
    return home;
  }
}

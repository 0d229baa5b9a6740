package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real parts for a test, started by the scripts of infra/local-stack in a temporary folder on free
 * ports: {@code postgres}, {@code minio}, {@code spark}. When one is not on the machine the test is
 * skipped with the reason; with WERKBANK_REQUIRE_PARTS=true it fails.
 */
public final class LocalStack implements AutoCloseable {
  private static final Path SCRIPTS = Path.of("local-stack").toAbsolutePath();

  /** sysexits.h: what the scripts answer when the part is not installed. */
  private static final int UNAVAILABLE = 69;

  private static final Pattern SETTING = Pattern.compile("export (WERKBANK_\\w+)='(.*)'");

  private final Path folder;
  private final Map<String, String> ports = new HashMap<>();
  private final Deque<String> started = new ArrayDeque<>();
  private final Map<String, String> settings = new TreeMap<>();

  private LocalStack(Path folder) {
    this.folder = folder;
    for (String name :
        new String[] {
          "MINIO_PORT", "POSTGRES_PORT", "SPARK_PORT", "SPARK_UI_PORT", "SPARK_WORKER_UI_PORT"
        }) {
      ports.put(name, freePort());
    }
  }

  /** Starts the named parts, or none of them. */
  public static LocalStack start(String... parts) {
    LocalStack stack = new LocalStack(newFolder());
    try {
      for (String part : parts) {
        stack.startPart(part);
      }
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  /** What a server is started with to run on these parts; secrets as {@code _FILE} settings. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** A port the part was given, by the name of its variable, such as {@code SPARK_UI_PORT}. */
  public int port(String variable) {
    return Integer.parseInt(ports.get(variable));
  }

  /** Calls a script of the stack with another port. */
  Outcome callWith(String variable, String port, String script, String command) {
    ports.put(variable, port);
    return call(script, command);
  }

  /** Calls a script of the stack. */
  Outcome call(String script, String command) {
    ProcessBuilder builder = new ProcessBuilder(SCRIPTS.resolve(script).toString(), command);
    builder.environment().put("WERKBANK_STACK", folder.toString());
    builder.environment().put("POSTGRES_FAST", "true");
    builder.environment().putAll(ports);
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    try {
      int code = builder.start().waitFor();
      return new Outcome(code, Files.readString(stdout), Files.readString(stderr));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a script answered: settings on stdout, words for people on stderr. */
  record Outcome(int code, String settings, String words) {}

  @Override
  public void close() {
    while (!started.isEmpty()) {
      call(started.pop(), "stop");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startPart(String part) {
    started.push(part);
    Outcome outcome = call(part, "start");
    if (outcome.code() == UNAVAILABLE) {
      boolean required = "true".equals(System.getenv("WERKBANK_REQUIRE_PARTS"));
      assertThat(required).as("%s is required: %s", part, outcome.words()).isFalse();
      Assumptions.abort(outcome.words());
    }
    assertThat(outcome.code()).as(outcome.words()).isZero();
    Matcher matcher = SETTING.matcher(outcome.settings());
    while (matcher.find()) {
      settings.put(matcher.group(1), matcher.group(2));
    }
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("werkbank-stack-");
      // PostgreSQL runs as another user when root runs the tests, and must come through.
      return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.werkbank.platform.db.DatabaseSettings;

/**
 * A real PostgreSQL and a real MinIO, started by the scripts of infra/local-stack on free ports in
 * a folder of their own, shared by the tests of this JVM and stopped with it. A test that asks for
 * a part which is not on the machine is skipped with the reason; with WERKBANK_REQUIRE_PARTS=true
 * it fails.
 */
public final class RealParts {
  private static final RealParts SHARED = new RealParts();
  private static final Path SCRIPTS = Path.of("../infra/local-stack").toAbsolutePath().normalize();

  /** sysexits.h: what the scripts answer when the part is not installed. */
  private static final int UNAVAILABLE = 69;

  private static final Pattern SETTING = Pattern.compile("export (WERKBANK_\\w+)='(.*)'");

  private final Map<String, Map<String, String>> started = new TreeMap<>();
  private Path folder;
  private int databases;

  private RealParts() {}

  /** A fresh, empty database on the real PostgreSQL. */
  public static DatabaseSettings newPostgresDatabase() {
    return SHARED.newDatabase();
  }

  /** A fresh database, as the settings a server is started with. */
  public static Map<String, String> postgres() {
    DatabaseSettings database = newPostgresDatabase();
    return Map.of(
        "WERKBANK_DATABASE_URL", database.url(),
        "WERKBANK_DATABASE_USER", database.user(),
        "WERKBANK_DATABASE_PASSWORD", database.password());
  }

  /** The real MinIO with its root keys: WERKBANK_STORE_ENDPOINT, _ACCESS_KEY and _SECRET_KEY. */
  public static Map<String, String> minio() {
    return SHARED.part("minio", Map.of("MINIO_PORT", freePort()));
  }

  /** A program of the Python environment that infra/local-stack/install makes. */
  public static Path python(String program) {
    String given = System.getenv("XDG_CACHE_HOME");
    Path cache =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    return present(
        cache.resolve("werkbank/venv/bin").resolve(program), "infra/local-stack/install makes it");
  }

  /** The file, or no test: skipped with the reason, failed where parts are required. */
  public static Path present(Path file, String where) {
    if (!Files.exists(file)) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS")).as("%s", file).isNotEqualTo("true");
      Assumptions.abort(file + " is missing; " + where);
    }
    return file;
  }

  /**
   * A published specification that stands in {@code shared/oracles} beside the clone or beside a
   * folder above it. They are not part of the repository: whoever has none is told so.
   */
  public static Path oracle(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared/oracles").resolve(file);
      if (Files.exists(found)) {
        return found;
      }
    }
    return Assumptions.abort(
        file + " is missing; the published specifications stand in shared/oracles");
  }

  private synchronized DatabaseSettings newDatabase() {
    Map<String, String> server =
        part("postgres", Map.of("POSTGRES_PORT", freePort(), "POSTGRES_FAST", "true"));
    String url = server.get("WERKBANK_DATABASE_URL");
    String user = server.get("WERKBANK_DATABASE_USER");
    String password = server.get("WERKBANK_DATABASE_PASSWORD");
    String name = "test_" + ++databases;
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError("no new database on " + url, e);
    }
    return new DatabaseSettings(url.replaceFirst("/[^/]*$", "/" + name), user, password);
  }

  private synchronized Map<String, String> part(String name, Map<String, String> environment) {
    return started.computeIfAbsent(name, part -> start(part, environment));
  }

  private Map<String, String> start(String part, Map<String, String> environment) {
    prepare();
    Map<String, String> settings = new HashMap<>();
    int code = run(List.of(SCRIPTS.resolve(part).toString(), "start"), environment);
    String output = read(folder.resolve("stdout"));
    String reason = read(folder.resolve("stderr"));
    if (code == UNAVAILABLE) {
      boolean required = "true".equals(System.getenv("WERKBANK_REQUIRE_PARTS"));
      assertThat(required).as("%s is required: %s", part, reason).isFalse();
      Assumptions.abort(reason);
    }
    assertThat(code).as(reason).isZero();
    Matcher matcher = SETTING.matcher(output);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.endsWith("_FILE")) {
        String secret = read(Path.of(matcher.group(2))).strip();
        settings.put(name.substring(0, name.length() - "_FILE".length()), secret);
      } else {
        settings.put(name, matcher.group(2));
      }
    }
    return Map.copyOf(settings);
  }

  private void prepare() {
    if (folder != null) {
      return;
    }
    try {
      folder = Files.createTempDirectory("werkbank-parts-");
      // PostgreSQL runs as another user when root runs the tests, and must come through.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop real parts"));
  }

  private void stop() {
    started
        .keySet()
        .forEach(part -> run(List.of(SCRIPTS.resolve(part).toString(), "stop"), Map.of()));
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WERKBANK_STACK", folder.toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
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

package org.werkbank.platform.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.DatabaseSettings;
import org.werkbank.platform.web.WebSettings;

/**
 * Reads settings from the environment, then {@code werkbank.properties} in the data folder, then
 * defaults, and collects all mistakes before it gives up. A secret may also come from the file
 * named by {@code <NAME>_FILE}.
 */
final class SettingsReader {
  /**
   * Every name there is; an unknown WERKBANK_ name is a mistake, since it is most often a misspelt
   * one.
   */
  static final Set<String> NAMES =
      Set.of(
          "WERKBANK_HOME",
          "WERKBANK_CACHE",
          "WERKBANK_HOST",
          "WERKBANK_PORT",
          "WERKBANK_ADMIN_TOKEN",
          "WERKBANK_DATABASE_URL",
          "WERKBANK_DATABASE_USER",
          "WERKBANK_DATABASE_PASSWORD",
          "WERKBANK_STORE_ENDPOINT",
          "WERKBANK_STORE_ACCESS_KEY",
          "WERKBANK_STORE_SECRET_KEY",
          "WERKBANK_STORE_REGION",
          "WERKBANK_SPARK_MASTER",
          "WERKBANK_RUN_SLOTS",
          "WERKBANK_RUN_MEMORY_MIB",
          "WERKBANK_RUN_CORES",
          "WERKBANK_RUN_MAX_SECONDS",
          "WERKBANK_RUN_WARM",
          "WERKBANK_UNPROTECTED_PIPELINES",
          "WERKBANK_TRAINING_HOME",
          "WERKBANK_LOG");

  /** Names that belong to the start script and the tools around the server. */
  static final Set<String> OTHERS =
      Set.of(
          "WERKBANK_JAVA_OPTS",
          "WERKBANK_STACK",
          "WERKBANK_REQUIRE_PARTS",
          "WERKBANK_URL",
          "WERKBANK_TOKEN",
          "WERKBANK_PARTNER_TOKEN");

  private final Map<String, String> values = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  static Settings read(Map<String, String> environment, Path defaultTrainingHome) {
    return new SettingsReader(environment).settings(defaultTrainingHome);
  }

  private SettingsReader(Map<String, String> environment) {
    Path home = homeOf(environment);
    fromFile(home.resolve("werkbank.properties"));
    values.putAll(environment);
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeIf(
        name -> !name.startsWith("WERKBANK_") || OTHERS.contains(name) || isKnown(name));
    unknown.forEach(name -> mistakes.add(name + " is not a setting; see docs/settings.md"));
  }

  private Settings settings(Path defaultTrainingHome) {
    Path home = homeOf(values);
    Settings settings =
        new Settings(
            home,
            new WebSettings(
                text("WERKBANK_HOST", "127.0.0.1"), number("WERKBANK_PORT", 8080, 0, 65_535)),
            database(home),
            store(),
            runs(home, defaultTrainingHome),
            secret("WERKBANK_ADMIN_TOKEN"));
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
    return settings;
  }

  private DatabaseSettings database(Path home) {
    String url = text("WERKBANK_DATABASE_URL", "jdbc:sqlite:" + home.resolve("werkbank.db"));
    if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
      mistakes.add(
          "WERKBANK_DATABASE_URL must begin with jdbc:sqlite: or jdbc:postgresql:, but is " + url);
    }
    return new DatabaseSettings(
        url, values.get("WERKBANK_DATABASE_USER"), secret("WERKBANK_DATABASE_PASSWORD"));
  }

  private Settings.StoreSettings store() {
    String endpoint = text("WERKBANK_STORE_ENDPOINT", "");
    String accessKey = secret("WERKBANK_STORE_ACCESS_KEY");
    String secretKey = secret("WERKBANK_STORE_SECRET_KEY");
    if (!endpoint.isEmpty() && !endpoint.matches("https?://[^/]+/?")) {
      mistakes.add("WERKBANK_STORE_ENDPOINT must look like http://host:9000, but is " + endpoint);
    }
    if (!endpoint.isEmpty() && (accessKey == null || secretKey == null)) {
      mistakes.add(
          "WERKBANK_STORE_ENDPOINT needs WERKBANK_STORE_ACCESS_KEY and WERKBANK_STORE_SECRET_KEY");
    }
    return new Settings.StoreSettings(
        endpoint.isEmpty() ? null : endpoint,
        accessKey,
        secretKey,
        text("WERKBANK_STORE_REGION", "us-east-1"));
  }

  private Settings.RunSettings runs(Path home, Path defaultTrainingHome) {
    String master = text("WERKBANK_SPARK_MASTER", "local[*]");
    if (!master.startsWith("local") && !master.startsWith("spark://")) {
      mistakes.add(
          "WERKBANK_SPARK_MASTER must be local[*], local[n] or spark://host:port, but is "
              + master);
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return new Settings.RunSettings(
        Path.of(text("WERKBANK_TRAINING_HOME", defaultTrainingHome.toString())),
        Path.of(text("WERKBANK_CACHE", home.resolve("cache").toString())),
        master,
        number("WERKBANK_RUN_SLOTS", 1, 1, 64),
        number("WERKBANK_RUN_MEMORY_MIB", 2048, 256, 1_000_000),
        number("WERKBANK_RUN_CORES", processors, 1, 1024),
        number("WERKBANK_RUN_MAX_SECONDS", 4 * 3600, 1, 30 * 24 * 3600),
        Boolean.parseBoolean(text("WERKBANK_RUN_WARM", "true")),
        Boolean.parseBoolean(text("WERKBANK_UNPROTECTED_PIPELINES", "false")));
  }

  private static Path homeOf(Map<String, String> from) {
    String set = from.get("WERKBANK_HOME");
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".werkbank")
        : Path.of(set).toAbsolutePath();
  }

  private static boolean isKnown(String name) {
    return NAMES.contains(name)
        || (name.endsWith("_FILE") && NAMES.contains(name.substring(0, name.length() - 5)));
  }

  private void fromFile(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
    } catch (IOException | IllegalArgumentException e) {
      mistakes.add("cannot read " + file + ": " + e.getMessage());
    }
  }

  private String text(String name, String otherwise) {
    String value = values.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private int number(String name, int otherwise, int least, int most) {
    String value = text(name, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words as a number out of range
    }
    mistakes.add(
        name + " must be a whole number from " + least + " to " + most + ", but is " + value);
    return otherwise;
  }

  private @Nullable String secret(String name) {
    String file = values.get(name + "_FILE");
    if (file == null) {
      String value = text(name, "");
      return value.isEmpty() ? null : value;
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      mistakes.add(name + "_FILE names " + file + ", which cannot be read");
      return null;
    }
  }
}

package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.client.Office;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;

/**
 * Executes every notebook from the first to the last cell against a running platform. Without the
 * Python environment that infra/local-stack/install makes it is skipped with the reason; with
 * WERKBANK_REQUIRE_PARTS=true it fails.
 */
class NotebooksIT {
  private static final Path NOTEBOOKS = Repository.find().root().resolve("notebooks");

  @TempDir static Path folder;
  static Path python;
  static ServerProcess server;
  static Map<String, String> environment;

  @BeforeAll
  static void start() {
    python = requirePython();
    server =
        ServerProcess.start(
            folder.resolve("home"), Map.of("WERKBANK_RUN_WARM", "false"), List.of("-Xmx512m"));
    Office office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN).office();
    office.admit("notebook-werk", "Notebook Werk GmbH", "company");
    office.admit("notebook-partner", "Notebook Partner KG", "company");
    environment =
        Map.of(
            "WERKBANK_URL", server.address().toString(),
            "WERKBANK_TOKEN", dataScientist(office, "notebook-werk"),
            "WERKBANK_PARTNER_TOKEN", dataScientist(office, "notebook-partner"),
            // The kernel's own home: nothing of the user's settings takes part.
            "IPYTHONDIR", folder.resolve("ipython").toString(),
            "MPLCONFIGDIR", folder.resolve("matplotlib").toString());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.walk(NOTEBOOKS)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".ipynb"))
              .filter(file -> !file.toString().contains("/target/"))
              .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(2);
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsFromTheFirstToTheLastCellAndShowsItsPlots(Path notebook) throws Exception {
    Path result = folder.resolve(notebook.getParent().getFileName() + ".ipynb");
    Path log = folder.resolve("run.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            python.toString(),
            NOTEBOOKS.resolve("run.py").toString(),
            notebook.toString(),
            result.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    int code = builder.start().waitFor();
    assertThat(code).as(() -> read(log) + "\nserver:\n" + end(server.log())).isZero();

    JsonNode executed = new ObjectMapper().readTree(result.toFile());
    List<String> pictures = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (JsonNode cell : executed.get("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        assertThat(output.get("output_type").asText()).isNotEqualTo("error");
        for (Iterator<String> kinds = output.path("data").fieldNames(); kinds.hasNext(); ) {
          String kind = kinds.next();
          if (kind.startsWith("image/")) {
            pictures.add(kind);
          }
        }
        // A file keeps text as a list of its lines.
        output.path("text").forEach(line -> words.append(line.asText()));
      }
    }
    assertThat(pictures).as("plots").hasSizeGreaterThanOrEqualTo(2);
    assertThat(words.toString())
        .contains("10,000 rows")
        .contains("is shared with notebook-partner")
        .contains("hash as named")
        .contains("parts lie above the model's threshold");
  }

  private static String dataScientist(Office office, String member) {
    return office.addUser(
        member, "data.scientist@" + member + ".example", "Data scientist", "data-scientist");
  }

  private static Path requirePython() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path cache =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    Path found = cache.resolve("werkbank/venv/bin/python");
    if (!Files.isExecutable(found)) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS"))
          .as("Python for the notebooks, %s", found)
          .isNotEqualTo("true");
      Assumptions.abort(found + " is missing; infra/local-stack/install makes it");
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - 5_000));
  }
}

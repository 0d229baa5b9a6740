package org.werkbank.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Notebooks as they are kept; infra's NotebooksIT executes them. */
class NotebooksTest {
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".ipynb"))
              .filter(file -> !file.toString().contains("target"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(2);
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isKeptWithoutOutputs(Path file) throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(file.toFile());
    assertThat(notebook.at("/metadata/kernelspec/name").asText()).isIn("python3", "java");
    for (JsonNode cell : notebook.get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        assertThat(cell.get("outputs")).as(cell.toString()).isEmpty();
        assertThat(cell.get("execution_count").isNull()).as(cell.toString()).isTrue();
      }
    }
  }
}

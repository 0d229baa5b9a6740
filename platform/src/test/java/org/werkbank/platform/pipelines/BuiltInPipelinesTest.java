package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.PipelineDescriptor;

class BuiltInPipelinesTest {
  private static final Path SMALL = Path.of("src/test/training");

  @TempDir Path home;

  @Test
  void readsTheFolderOfABuildTree() {
    BuiltInPipelines pipelines = BuiltInPipelines.read(SMALL);
    assertThat(pipelines.all())
        .extracting(PipelineDescriptor::name)
        .containsExactly("quality-forest", "quality-linear");
    assertThat(pipelines.find("quality-forest", "9.9")).isEmpty();
  }

  @Test
  void readsTheJarOfADistribution() throws IOException {
    jar("pipelines.json", Files.readString(SMALL.resolve("classes/pipelines.json")));
    assertThat(BuiltInPipelines.read(home).find("quality-forest", null)).isPresent();
  }

  @Test
  void takesTheLastVersionOfANameForTheNewest() throws IOException {
    String old = Files.readString(SMALL.resolve("classes/pipelines.json"));
    String two = old.replace("quality-linear", "quality-forest").replaceFirst("1\\.0\\.0", "0.9.0");
    jar("pipelines.json", two);
    BuiltInPipelines pipelines = BuiltInPipelines.read(home);
    assertThat(pipelines.newest()).hasSize(1);
    assertThat(pipelines.find("quality-forest", null).orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(pipelines.find("quality-forest", "0.9.0")).isPresent();
  }

  @Test
  void saysWhatToDoWhenThereIsNoTrainingDistribution() {
    assertThatThrownBy(() -> BuiltInPipelines.read(home))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(home.toString())
        .hasMessageContaining("WERKBANK_TRAINING_HOME");
  }

  @Test
  void saysSoWhenTheJarHoldsNoCatalogue() throws IOException {
    jar("other.txt", "x");
    assertThatThrownBy(() -> BuiltInPipelines.read(home))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("holds no pipelines.json");
  }

  @Test
  void saysSoWhenTheCatalogueBreaksTheContract() throws IOException {
    jar("pipelines.json", "{\"pipelines\":[{\"name\":\"X\",\"version\":\"1\"}]}");
    assertThatThrownBy(() -> BuiltInPipelines.read(home))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("lower-case letters");
  }

  private void jar(String entry, String content) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(home.resolve("training.jar")))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}

package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.infra.server.Repository;

/**
 * The first hour of somebody who writes a pipeline: make a project, try it, break it, look again.
 */
class NewPipelineIT {
  private static final Path ROOT = Repository.find().root();
  private static final String NAME = "press-watch";

  @TempDir Path folder;

  @Test
  void aNewProjectIsTestedSubmittedAndTrainedWithoutALineWritten() {
    Answer made = werkbank("new-pipeline", NAME, folder.toString());
    assertThat(made.code()).as(made.text()).isZero();
    assertThat(made.text()).contains("Made " + folder.resolve(NAME));
    assertThat(readInProject("src/main/resources/descriptor.json"))
        .contains("\"" + NAME + "\"")
        .doesNotContain("${");

    Answer tried = werkbank("try-pipeline", folder.resolve(NAME).toString());
    assertThat(tried.code()).as(tried.text()).isZero();
    assertThat(tried.text())
        .contains(NAME + " 1.0.0 was taken in: 3 classes")
        .contains("Run: SUCCEEDED")
        .containsPattern("roc_auc +0\\.[5-9]\\d+ \\[0\\.\\d+, 0\\.\\d+]  naive 0\\.\\d+  linear");

    breakTheTrainer();
    Answer failed = werkbank("try-pipeline", folder.resolve(NAME).toString());
    assertThat(failed.code()).as(failed.text()).isEqualTo(1);
    assertThat(failed.text()).contains("the press is cold").contains("The end of its log");
  }

  @Test
  void namesThatNoPipelineMayHaveAreRefused() {
    for (String name : List.of("Press", "-x", "my_press", "a", "../press", "press-")) {
      Answer refused = werkbank("new-pipeline", name, folder.toString());
      assertThat(refused.code()).as(name).isEqualTo(64);
      assertThat(refused.text()).contains("NAME is of 3 to 63 lower-case letters");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsThereAlreadyIsNotTouched() throws IOException {
    Path mine = Files.writeString(Files.createDirectory(folder.resolve(NAME)).resolve("a"), "mine");
    Answer refused = werkbank("new-pipeline", NAME, folder.toString());
    assertThat(refused.code()).isEqualTo(73);
    assertThat(refused.text()).contains("is there already; nothing was changed");
    assertThat(folder.resolve(NAME)).isDirectoryContaining(file -> file.equals(mine));
  }

  @Test
  void aFolderWithoutAProjectIsRefused() {
    Answer refused = werkbank("try-pipeline", folder.toString());
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.text()).contains("There is no pom.xml in '" + folder + "'");
  }

  private void breakTheTrainer() {
    try (Stream<Path> files = Files.walk(folder.resolve(NAME).resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith("NearestMeanTrainerTest.java")) {
          Files.delete(file);
        } else if (file.endsWith("NearestMeanTrainer.java")) {
          String code = Files.readString(file);
          String broken =
              code.replaceFirst(
                  "(public Predictor train\\([^{]*\\{)",
                  "$1 if (data != null) throw new IllegalStateException(\"the press is cold\");");
          assertThat(broken).isNotEqualTo(code);
          Files.writeString(file, broken);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String readInProject(String file) {
    try {
      return Files.readString(folder.resolve(NAME).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer werkbank(String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("werkbank").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BUILT_BY_CALLER", "true");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private record Answer(int code, String text) {}
}

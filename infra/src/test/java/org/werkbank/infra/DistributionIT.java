package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.werkbank.infra.server.Repository;

/** What is handed out: how large it is, and that the server cannot train. */
class DistributionIT {
  private static final List<String> TRAINING =
      List.of("spark", "deeplearning4j", "dl4j", "nd4j", "pytorch", "xgboost", "hadoop", "scala");

  private final Path root = Repository.find().root();

  @Test
  void theServersClassPathHoldsNothingThatTrains() throws IOException {
    List<String> jars = jars("platform/target/lib");
    assertThat(jars).hasSizeGreaterThan(50);
    assertThat(jars)
        .allSatisfy(jar -> assertThat(TRAINING).noneMatch(word -> jar.startsWith(word)));
    for (String type :
        List.of(
            "org/apache/spark/SparkContext",
            "org/deeplearning4j/nn/api/Model",
            "org/nd4j/linalg/factory/Nd4j",
            "ai/djl/engine/Engine")) {
      assertThat(jarsWith("platform/target/lib", type + ".class")).as(type).isEmpty();
      assertThat(jarsWith("pipelines/training/target/lib", type + ".class")).as(type).hasSize(1);
    }
  }

  @Test
  void sizesArePrinted() throws IOException {
    for (String folder : List.of("platform/target/lib", "pipelines/training/target/lib")) {
      long bytes = 0;
      for (String jar : jars(folder)) {
        bytes += Files.size(root.resolve(folder).resolve(jar));
      }
      System.out.printf("%s: %d jars, %d MB%n", folder, jars(folder).size(), bytes / 1_000_000);
      assertThat(bytes).isPositive();
    }
  }

  private List<String> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(".jar"))
          .toList();
    }
  }

  private List<String> jarsWith(String folder, String entry) throws IOException {
    return jars(folder).stream()
        .filter(
            jar -> {
              try (var zip =
                  new java.util.zip.ZipFile(root.resolve(folder).resolve(jar).toFile())) {
                return zip.getEntry(entry) != null;
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(jar, e);
              }
            })
        .toList();
  }
}

package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The training distribution as the build made it. */
public final class RealTraining {
  private RealTraining() {}

  /** Where it lies; a test without it is skipped, or fails where all parts are required. */
  public static Path home() {
    Path home = Path.of("../pipelines/training/target").toAbsolutePath().normalize();
    if (!Files.isRegularFile(home.resolve("training.jar"))) {
      assertThat(System.getenv("WERKBANK_REQUIRE_PARTS")).as("training").isNotEqualTo("true");
      Assumptions.abort("training is not built; ./mvnw package builds it");
    }
    return home;
  }
}

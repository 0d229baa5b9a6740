package org.werkbank.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.infra.LocalStack;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;

/** The main job, unchanged, on a real MinIO, a real PostgreSQL and a real Spark cluster. */
class DemoOnRealPartsIT {
  @Test
  void theStoryPassesUnchanged(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    try (LocalStack stack = LocalStack.start("minio", "postgres", "spark");
        ServerProcess server =
            ServerProcess.start(folder.resolve("home"), stack.settings(), List.of())) {
      new Story(server.address(), ServerProcess.OFFICE_TOKEN, Repository.find(), out)
          .play(Files.createDirectories(folder.resolve("files")));
    } finally {
      System.out.println(told.toString(StandardCharsets.UTF_8));
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("quality-mlp, time", "Resource cards", "/dashboard");
    assertThat(folder.resolve("home/objects")).doesNotExist();
    assertThat(folder.resolve("home/werkbank.db")).doesNotExist();
  }
}

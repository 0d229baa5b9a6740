package org.werkbank.infra.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the built tree lies. */
public record Repository(Path root) {
  /** The folder named by {@code -Dwerkbank.root}, else the nearest one above with the launcher. */
  public static Repository find() {
    String given = System.getProperty("werkbank.root");
    @Nullable Path folder = Path.of(given == null ? "" : given).toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("werkbank"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run this inside the repository, or set -Dwerkbank.root");
    }
    return new Repository(folder);
  }

  public Path platformJar() {
    return built("platform/target/platform.jar");
  }

  public Path exampleJar() {
    return built("pipelines/example/target/example.jar");
  }

  public Path exampleDescriptor() {
    return root.resolve("pipelines/example/src/main/resources/descriptor.json");
  }

  public Path sample(String name) {
    return root.resolve("notebooks/data").resolve(name);
  }

  public Path built(String path) {
    Path file = root.resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing; build first: ./mvnw -DskipTests package");
    }
    return file;
  }
}

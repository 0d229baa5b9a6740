package org.werkbank.infra.tryout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.infra.demo.Ai4i;
import org.werkbank.infra.server.Repository;

/**
 * What is to be tried on what.
 *
 * @param descriptor of the pipeline
 * @param jar that was built of it
 * @param data a CSV or Parquet file
 * @param roles of the columns by name; columns not named keep what is guessed
 */
record TryArguments(Path descriptor, Path jar, Path data, Map<String, String> roles) {
  static final String USAGE = "usage: ./werkbank try-pipeline FOLDER [--data FILE --label COLUMN]";

  static TryArguments of(String[] given, Repository repository) {
    if (given.length == 0 || given.length % 2 == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    Path folder = Path.of(given[0]).toAbsolutePath().normalize();
    Path data = null;
    String label = null;
    for (int i = 1; i < given.length; i += 2) {
      switch (given[i]) {
        case "--data" -> data = there(Path.of(given[i + 1]));
        case "--label" -> label = given[i + 1];
        default -> throw new IllegalArgumentException("What is " + given[i] + "?\n" + USAGE);
      }
    }
    if ((data == null) != (label == null)) {
      throw new IllegalArgumentException("--data and --label go together.\n" + USAGE);
    }
    return new TryArguments(
        there(folder.resolve("src/main/resources/descriptor.json")),
        there(folder.resolve("target").resolve(folder.getFileName() + ".jar")),
        data == null ? repository.sample("ai4i2020.csv") : data,
        roles(label));
  }

  private static Map<String, String> roles(@Nullable String label) {
    return label == null ? Ai4i.ROLES : Map.of(label, "label");
  }

  private static Path there(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " is missing.\n" + USAGE);
    }
    return file;
  }
}

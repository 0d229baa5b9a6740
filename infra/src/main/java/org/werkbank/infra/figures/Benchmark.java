package org.werkbank.infra.figures;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A public data set with the trainings that are made on it. */
interface Benchmark {
  /** Its name, also that of its folder among the data. */
  String name();

  /**
   * The files to upload, each with the roles of its columns; empty when the source is not there.
   *
   * @param data the folder that holds a folder for each data set
   * @param work an empty folder for files made from it
   */
  Optional<Upload> prepare(Path data, Path work);

  List<Trial> trials();

  /** Rows to score with the model of the last trial; none unless drift is to be found. */
  default Optional<Later> later(Path data, Path work) {
    return Optional.empty();
  }

  /** Rows that came in after the model was trained, and the drift they hold. */
  record Later(String protocol, Upload upload, List<DriftTarget> targets) {}

  /**
   * A file in CSV with commas.
   *
   * @param roles of columns; those that are not named are features
   * @param availableAt when values are known, by column, where that is said
   */
  record Upload(Path file, Map<String, String> roles, Map<String, String> availableAt) {
    Upload(Path file, Map<String, String> roles) {
      this(file, roles, Map.of());
    }

    Map<String, String> allRoles() {
      Map<String, String> all = new HashMap<>();
      for (String column : Lines.header(file).replace("\uFEFF", "").split(",")) {
        all.put(column, roles.getOrDefault(column, "feature"));
      }
      return all;
    }
  }
}

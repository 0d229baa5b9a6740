package org.werkbank.infra.figures;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.werkbank.infra.server.Repository;

/**
 * What was asked for.
 *
 * @param data the folder with a folder for each data set
 * @param only name of one data set, or the beginning of names; null for all
 * @param json where the rows go besides the screen
 */
record FigureArguments(Path data, @Nullable String only, @Nullable Path json) {
  private static final String USAGE = "usage: figures [--data FOLDER] [--only NAME] [--json FILE]";

  static FigureArguments of(String[] given, Repository repository) {
    Path data = repository.root().resolve("../shared/data").normalize();
    String only = null;
    Path json = null;
    for (int i = 0; i < given.length; i += 2) {
      if (i + 1 == given.length) {
        throw new IllegalArgumentException(given[i] + " needs a value.\n" + USAGE);
      }
      switch (given[i]) {
        case "--data" -> data = Path.of(given[i + 1]);
        case "--only" -> only = given[i + 1];
        case "--json" -> json = Path.of(given[i + 1]);
        default -> throw new IllegalArgumentException("What is " + given[i] + "?\n" + USAGE);
      }
    }
    return new FigureArguments(data, only, json);
  }

  boolean wants(String name) {
    return only == null || name.startsWith(only);
  }
}

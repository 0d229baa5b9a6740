package org.werkbank.platform.db;

import java.nio.file.Path;
import org.werkbank.platform.RealParts;

/** An empty database with all tables, for tests that run on both dialects. */
public final class TestDatabase {
  private TestDatabase() {}

  /** Opens a fresh database: SQLite in the folder, or PostgreSQL on the real server. */
  public static Database open(Dialect dialect, Path folder) {
    return Database.open(settings(dialect, folder));
  }

  static DatabaseSettings settings(Dialect dialect, Path folder) {
    return switch (dialect) {
      case SQLITE -> new DatabaseSettings("jdbc:sqlite:" + folder.resolve("test.db"), null, null);
      case POSTGRESQL -> RealParts.newPostgresDatabase();
    };
  }
}

package org.werkbank.platform.app;

import java.nio.file.Path;
import java.util.Map;

/** Lets tests outside this package read settings from a map; the catalogue is a small one. */
public final class TestSettings {
  private TestSettings() {}

  public static Settings of(Map<String, String> environment) {
    return SettingsReader.read(environment, Path.of("src/test/training"));
  }
}

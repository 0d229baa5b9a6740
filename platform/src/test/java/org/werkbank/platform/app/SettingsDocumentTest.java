package org.werkbank.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/settings.md is what people and start scripts rely on. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/settings.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(WERKBANK_\\w+)` \\| (.*?) \\|", Pattern.MULTILINE);
  private static final Pattern LITERAL = Pattern.compile("`(.*)`");

  @Test
  void namesEverySettingAndNothingElse() throws IOException {
    Set<String> names = new HashSet<>(SettingsReader.NAMES);
    names.addAll(SettingsReader.OTHERS);
    assertThat(defaults().keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void givingADefaultChangesNothing(@TempDir Path home) throws IOException {
    for (Map.Entry<String, String> row : defaults().entrySet()) {
      Matcher literal = LITERAL.matcher(row.getValue());
      if (literal.matches()) {
        Map<String, String> given = new HashMap<>();
        if (!row.getKey().equals("WERKBANK_HOME")) {
          given.put("WERKBANK_HOME", home.toString());
        }
        Settings untouched = read(given);
        given.put(
            row.getKey(),
            literal
                .group(1)
                .replace("~", System.getProperty("user.home"))
                .replace("<home>", home.toString()));
        assertThat(read(given)).as(row.getKey()).isEqualTo(untouched);
      }
    }
  }

  private static Settings read(Map<String, String> environment) {
    return SettingsReader.read(environment, Path.of("training"));
  }

  private static Map<String, String> defaults() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher matcher = ROW.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      assertThat(rows.put(matcher.group(1), matcher.group(2))).as(matcher.group(1)).isNull();
    }
    return rows;
  }
}

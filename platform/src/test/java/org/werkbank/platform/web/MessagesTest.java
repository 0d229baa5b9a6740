package org.werkbank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.problem.ProblemType;

class MessagesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  /** Keys written out in full in a template or a class: {@code "room.some.key"}. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?:\\.t|\\.text|Text\\.of|notFound)\\(\\s*\"([a-z]+\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");

  private static final Pattern PROBLEM_KEY =
      Pattern.compile("ProblemType\\.[A-Z_]+,\\s*\"([a-z]+\\.[A-Za-z0-9.-]+)\"");

  private final Messages german = Messages.all().get("de");
  private final Messages english = Messages.all().get("en");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(german.sentences().keySet()).isEqualTo(english.sentences().keySet());
  }

  @Test
  void bothLanguagesUseTheSameArguments() {
    english
        .sentences()
        .forEach(
            (key, sentence) ->
                assertThat(arguments(german.text(key))).as(key).isEqualTo(arguments(sentence)));
  }

  @Test
  void everyKeyUsedInCodeAndPagesIsWritten() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path root : Set.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file);
          collect(KEY.matcher(text), missing);
          collect(PROBLEM_KEY.matcher(text), missing);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyProblemHasATitle() {
    for (ProblemType type : ProblemType.values()) {
      assertThat(english.has("problem." + type.slug())).as(type.slug()).isTrue();
    }
  }

  @Test
  void numbersInSentencesAreWrittenAsTheReaderWritesThem() {
    assertThat(german.text("db.badPageSize", 12_345)).contains("12.345");
    assertThat(english.text("db.badPageSize", 12_345)).contains("12,345");
  }

  private void collect(Matcher keys, Set<String> missing) {
    while (keys.find()) {
      if (!english.has(keys.group(1))) {
        missing.add(keys.group(1));
      }
    }
  }

  private static Set<String> arguments(String sentence) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = ARGUMENT.matcher(sentence);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}

package org.werkbank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @Test
  void countsChooseTheirWords() {
    assertThat(german.text("datasets.profile.unparsable", 1L))
        .isEqualTo("eine Zelle ist keine Zahl");
    assertThat(german.text("datasets.profile.unparsable", 1_234L))
        .isEqualTo("1.234 Zellen sind keine Zahlen");
    assertThat(english.text("dashboards.lead.noRuns", "Lenne", 0)).contains("no model in use");
    assertThat(english.text("dashboards.lead.noRuns", "Lenne", 2)).contains("2 models in use");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void noBraceIsLeftInASentence(String language) {
    Messages messages = Messages.all().get(language);
    Object[] arguments = IntStream.range(0, 20).boxed().toArray();
    for (String key : messages.sentences().keySet()) {
      assertThat(messages.text(key, arguments)).as(key).doesNotContainPattern("\\{\\d|choice,");
    }
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

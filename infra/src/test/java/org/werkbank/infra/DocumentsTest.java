package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that point at things must point at things that are there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|IT|Platform))`");

  @Test
  void linksLeadSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path document : documents()) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        String target = links.group(1);
        if (!target.startsWith("http") && !Files.exists(document.resolveSibling(target))) {
          broken.add(document + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void decisionsAreNumberedWithoutGaps() throws IOException {
    List<Path> records = records();
    assertThat(records).hasSizeGreaterThan(5);
    for (int i = 0; i < records.size(); i++) {
      assertThat(records.get(i).getFileName().toString()).startsWith("%04d-".formatted(i + 1));
    }
  }

  @Test
  void everyDecisionIsKeptByTestsThatExist() throws IOException {
    Set<String> tests = testClasses();
    for (Path record : records()) {
      String text = Files.readString(record);
      assertThat(text).as(record.toString()).contains("\nConfirmation: ");
      Set<String> named = testsNamedIn(text.substring(text.indexOf("\nConfirmation: ")));
      assertThat(named).as(record.toString()).isNotEmpty();
      assertThat(tests).as(record.toString()).containsAll(named);
    }
  }

  @Test
  void rulesForContributorsNameTestsThatExist() throws IOException {
    Set<String> named = testsNamedIn(Files.readString(ROOT.resolve("CONTRIBUTING.md")));
    assertThat(named).contains("ArchitectureTest");
    assertThat(testClasses()).containsAll(named);
  }

  private static Set<String> testsNamedIn(String text) {
    return TEST_CLASS
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path module :
        List.of(
            ROOT.resolve("platform"),
            ROOT.resolve("pipelines/contract"),
            ROOT.resolve("pipelines/training"),
            ROOT.resolve("notebooks"),
            ROOT.resolve("infra"))) {
      Path sources = module.resolve("src/test/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .forEach(name -> names.add(name.replace(".java", "")));
        }
      }
    }
    return names;
  }

  private static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
      return files.sorted().toList();
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}

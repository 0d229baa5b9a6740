package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What can be known of the container files without a container engine. */
class ComposeTest {
  private static final Path FOLDER = Path.of("compose");
  private static final Path SETTINGS = Path.of("../docs/settings.md");
  private static final Pattern NAME = Pattern.compile("\\bWERKBANK_[A-Z_]+\\b");

  private static Map<?, ?> compose;

  @BeforeAll
  static void load() throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel("compose.yaml").build();
    compose =
        (Map<?, ?>)
            new Load(settings).loadFromString(Files.readString(FOLDER.resolve("compose.yaml")));
  }

  @Test
  void everyServiceSaysWhereItsImageComesFrom() {
    assertThat(services().keySet())
        .extracting(Object::toString)
        .contains("platform", "postgres", "minio", "spark-master", "spark-worker");
    services()
        .forEach(
            (name, service) ->
                assertThat(String.valueOf(((Map<?, ?>) service).get("image")))
                    .as(name + " names an image and its version")
                    .matches("[a-z/]+:(?!latest).+"));
  }

  @Test
  void everySettingOfTheServerExists() throws IOException {
    Map<?, ?> environment = (Map<?, ?>) service("platform").get("environment");
    assertThat(environment).hasSizeGreaterThan(5);
    assertThat(environment.keySet())
        .allSatisfy(name -> assertThat(documented()).contains(withoutFile(name.toString())));
  }

  @Test
  void everySettingNamedByScriptsExists() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path script : scripts()) {
      Matcher names = NAME.matcher(Files.readString(script));
      while (names.find()) {
        used.add(withoutFile(names.group()));
      }
    }
    assertThat(used).contains("WERKBANK_STORE_ENDPOINT");
    assertThat(documented()).containsAll(used);
  }

  @Test
  void secretsArriveAsFilesAndAreDeclared() throws IOException {
    Set<String> declared = keys(compose.get("secrets"));
    for (Object service : services().values()) {
      Map<?, ?> map = (Map<?, ?>) service;
      Set<String> granted = names(map.get("secrets"));
      assertThat(declared).containsAll(granted);
      if (map.get("environment") instanceof Map<?, ?> environment) {
        environment.forEach(
            (name, value) -> {
              String text = name.toString();
              if (text.matches(".*(TOKEN|PASSWORD|KEY|ROOT_USER)(_FILE)?")) {
                assertThat(text).endsWith("_FILE");
                assertThat(granted).contains(value.toString().replace("/run/secrets/", ""));
              }
            });
      }
    }
    assertThat(Files.readString(FOLDER.resolve("make-secrets"))).contains(declared);
  }

  @Test
  void servicesWaitForOnesThatExistAndVolumesAreDeclared() {
    Set<String> volumes = keys(compose.get("volumes"));
    for (Object service : services().values()) {
      Map<?, ?> map = (Map<?, ?>) service;
      assertThat(keys(services())).containsAll(keys(map.get("depends_on")));
      assertThat(volumes)
          .containsAll(
              names(map.get("volumes")).stream()
                  .map(volume -> volume.substring(0, volume.indexOf(':')))
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void imageIsBuiltFromAFileThatIsThere() {
    Map<?, ?> build = (Map<?, ?>) service("platform").get("build");
    Path context = FOLDER.resolve(build.get("context").toString());
    assertThat(context.resolve("pom.xml")).exists();
    assertThat(context.resolve(build.get("dockerfile").toString())).exists();
  }

  private static Map<?, ?> services() {
    return (Map<?, ?>) compose.get("services");
  }

  private static Map<?, ?> service(String name) {
    return (Map<?, ?>) services().get(name);
  }

  private static Set<String> documented() throws IOException {
    return NAME.matcher(Files.readString(SETTINGS))
        .results()
        .map(result -> result.group())
        .collect(Collectors.toSet());
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.list(Path.of("local-stack")), Stream.of(Path.of("../werkbank")))) {
      return files.toList();
    }
  }

  private static String withoutFile(String name) {
    return name.replaceFirst("_FILE$", "");
  }

  private static Set<String> keys(Object map) {
    return map == null ? Set.of() : names(((Map<?, ?>) map).keySet());
  }

  private static Set<String> names(Object list) {
    return list == null
        ? Set.of()
        : ((Collection<?>) list).stream().map(Object::toString).collect(Collectors.toSet());
  }
}

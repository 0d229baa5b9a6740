package org.werkbank.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFilesTest {
  private static final ObjectMapper TREE = new ObjectMapper();
  private static final Map<Class<?>, String> SCHEMAS =
      Map.of(
          RunSpec.class, "run-spec",
          Evaluation.class, "evaluation",
          Plots.class, "plots",
          Importance.class, "importance",
          Drift.class, "drift",
          PipelineDescriptor.class, "pipeline-descriptor",
          PipelineCatalogue.class, "pipeline-catalogue",
          Resamples.class, "resamples");

  private final ContractJson json = new ContractJson();
  private final ContractSchemas schemas = new ContractSchemas();

  static Set<String> records() {
    return GoldenFiles.RECORDS.keySet();
  }

  static List<String> events() {
    return GoldenFiles.events();
  }

  @ParameterizedTest
  @MethodSource("records")
  void keepsItsSchemaAndIsWrittenAsItWasRead(String name) throws JsonProcessingException {
    String schema = SCHEMAS.get(GoldenFiles.RECORDS.get(name));

    assertThat(schemas.problems(schema, GoldenFiles.read(name))).isEmpty();
    assertThat(TREE.readTree(GoldenFiles.rewritten(name)))
        .isEqualTo(TREE.readTree(GoldenFiles.read(name)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventKeepsItsSchemaAndIsWrittenAsItWasRead(String line) throws JsonProcessingException {
    assertThat(schemas.problems("run-event", line)).isEmpty();
    assertThat(TREE.readTree(json.writeEvent(json.readEvent(line)))).isEqualTo(TREE.readTree(line));
  }

  @Test
  void thereIsAnEventOfEveryType() {
    Set<Class<?>> seen =
        events().stream()
            .map(line -> json.readEvent(line).event().getClass())
            .collect(Collectors.toSet());

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(RunEvent.class.getPermittedSubclasses()));
  }

  @Test
  void exactlyTheLastWordsAreTerminal() {
    List<String> terminal =
        events().stream()
            .map(line -> json.readEvent(line).event())
            .filter(RunEvent::isTerminal)
            .map(RunEvent::type)
            .toList();

    assertThat(terminal).containsExactlyInAnyOrder("completed", "failed", "cancelled");
  }

  @ParameterizedTest
  @MethodSource("records")
  void ignoresFieldsOfALaterVersion(String name) throws JsonProcessingException {
    Class<?> type = GoldenFiles.RECORDS.get(name);
    JsonNode later = withUnknownFields(TREE.readTree(GoldenFiles.read(name)));

    assertThat(json.read(later.toString(), type))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .ignoringFields("parameters")
        .isEqualTo(json.read(GoldenFiles.read(name), type));
  }

  @ParameterizedTest
  @MethodSource("events")
  void ignoresFieldsOfALaterEvent(String line) throws JsonProcessingException {
    ObjectNode later = (ObjectNode) TREE.readTree(line);
    later.put("addedLater", 1);
    ((ObjectNode) later.get("data")).put("addedLater", "x");

    assertThat(json.readEvent(later.toString())).isEqualTo(json.readEvent(line));
  }

  @Test
  void whatIsNoObjectIsNoRecord() {
    assertThat(Stream.of("{", "[]", "3", "null", "\"x\"", ""))
        .allSatisfy(
            text ->
                SCHEMAS
                    .keySet()
                    .forEach(
                        type -> BrokenContractTest.assertRefused(() -> json.read(text, type))));
  }

  /** Adds a field to every object but to free maps, whose keys are names. */
  private static JsonNode withUnknownFields(JsonNode node) {
    Set<String> maps = Set.of("parameters", "metrics", "curves");
    if (node instanceof ArrayNode) {
      node.forEach(GoldenFilesTest::withUnknownFields);
    } else if (node instanceof ObjectNode object) {
      object
          .fields()
          .forEachRemaining(
              field -> {
                if (!(maps.contains(field.getKey()) && field.getValue().isObject())) {
                  withUnknownFields(field.getValue());
                }
              });
      object.put("addedLater", true);
    }
    return node;
  }
}

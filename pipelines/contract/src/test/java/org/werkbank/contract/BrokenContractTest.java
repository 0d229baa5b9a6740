package org.werkbank.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing wrong at a time: both the reader and the schema must say so, in a sentence. */
class BrokenContractTest {
  private static final ObjectMapper TREE = new ObjectMapper();
  private final ContractJson json = new ContractJson();
  private final ContractSchemas schemas = new ContractSchemas();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/specVersion | 2 | specVersion 2 is not understood, only 1",
        "/specVersion | | specVersion",
        "/runId | \"\" | runId must not be empty",
        "/runId | | runId must not be empty",
        "/attempt | 0 | attempt must be at least 1",
        "/mode | \"guess\" | guess",
        "/mode | | mode must be given",
        "/pipeline | | pipeline must be given",
        "/pipeline/name | | name must not be empty",
        "/pipeline/sha256 | \"ABC\" | 64 lower-case hex digits",
        "/task | \" \" | task must not be empty",
        "/inputs | [] | inputs must hold one of role data",
        "/inputs | | inputs must be given",
        "/inputs/0/sha256 | \"x\" | sha256 must be 64 lower-case hex digits",
        "/inputs/0/sizeBytes | -1 | sizeBytes must not be negative",
        "/inputs/0/columns/0/role | \"secret\" | secret",
        "/inputs/0/columns/0/name | \"\" | name must not be empty",
        "/inputs/0/dialect/delimiter | \";;\" | one character",
        "/inputs/0/dialect/decimal | \"x\" | decimal must be a point or a comma",
        "/inputs/0/dialect/quote | | must be given",
        "/parameters | | parameters must be given",
        "/split | | split must be given",
        "/split/kind | | kind must be given",
        "/split/kind | \"random\" | random",
        "/split/folds | 1 | folds must lie between 2 and 100",
        "/outputs/prefix | \"s3a://b/p\" | prefix must end with a slash",
        "/outputs/prefix | | prefix must not be empty",
        "/limits | | limits must be given",
        "/limits/cores | 0 | limits must be positive",
        "/requestedAt | | requestedAt must be a time",
        "/requestedAt | \"yesterday\" | requestedAt must be a time",
      })
  void aRunSpecIsRefused(String pointer, String value, String sentence)
      throws JsonProcessingException {
    String broken = broken(GoldenFiles.read("run-spec-train.json"), pointer, value);

    assertThat(assertRefused(() -> json.read(broken, RunSpec.class))).contains(sentence);
    assertThat(schemas.problems("run-spec", broken)).as("schema").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/task | \"\" | task must not be empty",
        "/split | | split must be given",
        "/split/manifestSha256 | \"\" | manifestSha256",
        "/test | | test must be given",
        "/test/n | -1 | n must not be negative",
        "/test/metrics/f1/value | \"high\" | high",
        "/checks/0/id | \"\" | id must not be empty",
        "/seeds/0/metric | \"\" | metric must not be empty",
        "/seeds/0/value | | value must be given",
        "/noise/0/metric | \"\" | metric must not be empty",
        "/noise/0/n | 0 | n must be at least 1",
        "/noise/0/level | -0.1 | level must not be negative",
      })
  void anEvaluationIsRefused(String pointer, String value, String sentence)
      throws JsonProcessingException {
    String broken = broken(GoldenFiles.read("evaluation.json"), pointer, value);

    assertThat(assertRefused(() -> json.read(broken, Evaluation.class))).contains(sentence);
    assertThat(schemas.problems("evaluation", broken)).as("schema").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plots | /plotsVersion | 2 | plotsVersion 2 is not understood",
        "plots | /task | \"\" | task must not be empty",
        "plots | /predictedActual/cells/0/n | 9 | n must be at least 10",
        "plots | /errors/bins/0/n | 3 | n must be at least 10",
        "plots | /errorByPrediction/0/n | 1 | n must be at least 10",
        "plots | /series/recent/0/n | 9 | n must be at least 10",
        "plots | /life/alarms/machines | 9 | n must be at least 10",
        "plots | /gain/at/0/rows | 9 | n must be at least 10",
        "plots | /scores/1/histogram/bins/0/n | 9 | n must be at least 10",
        "plots | /confusion/decisions/1/n | 9 | n must be at least 10",
        "plots | /folds/list/0/n | 9 | n must be at least 10",
        "plots | /dependence/0/n | 9 | n must be at least 10",
        "importance | /metric | | metric must not be empty",
        "importance | /columns/0/name | \"\" | name must not be empty",
        "drift | /driftVersion | 2 | driftVersion 2 is not understood",
        "drift | /columns/0/name | | name must not be empty",
        "drift | /columns/0/periods/0/n | 9 | a period has at least 10 rows",
      })
  void whatPlotsAreDrawnFromIsRefused(String file, String pointer, String value, String sentence)
      throws JsonProcessingException {
    String broken = broken(GoldenFiles.read(file + ".json"), pointer, value);
    Class<?> type = GoldenFiles.RECORDS.get(file + ".json");

    assertThat(assertRefused(() -> json.read(broken, type))).contains(sentence);
    assertThat(schemas.problems(file, broken)).as("schema").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/name | \"A B\" | lower-case letters",
        "/version | \"\" | version must look like 1.0.0",
        "/trainer | | trainer must not be empty",
        "/title/de | \"\" | de must not be empty",
        "/description | | title and description",
        "/parameters/0/default | | members needs a default",
        "/parameters/0/default | 1.5 | members must be a whole number",
        "/parameters/0/type | | type must be given",
        "/parameters/2/default | \"yes\" | squares must be true or false",
        "/parameters/3/choices | [] | link needs choices",
      })
  void aDescriptorIsRefused(String pointer, String value, String sentence)
      throws JsonProcessingException {
    String broken = broken(GoldenFiles.read("pipeline-descriptor.json"), pointer, value);
    String catalogue = "{\"pipelines\":[" + broken + "]}";

    assertThat(assertRefused(() -> json.read(broken, PipelineDescriptor.class))).contains(sentence);
    assertThat(assertRefused(() -> json.read(catalogue, PipelineCatalogue.class)))
        .contains(sentence);
    assertThat(schemas.problems("pipeline-descriptor", broken)).as("schema").isNotEmpty();
    assertThat(schemas.problems("pipeline-catalogue", catalogue)).as("schema").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | /eventVersion | 2 | eventVersion 2 is not understood",
        "0 | /runId | | runId must not be empty",
        "0 | /attempt | 0 | attempt must be at least 1",
        "0 | /sequence | 0 | sequence must be at least 1",
        "0 | /time | \"now\" | time must be a time",
        "0 | /type | \"exploded\" | unknown event type",
        "0 | /data/versions | | versions must be given",
        "2 | /data/phase | \"\" | phase must not be empty",
        "3 | /data/metrics | | metrics must be given",
        "4 | /data/path | \"../x\" | path must stay below the output prefix",
        "4 | /data/path | \"/x\" | path must stay below the output prefix",
        "4 | /data/sha256 | \"x\" | sha256",
        "5 | /data/test | | test must be given",
        "6 | /data/features | | features must be given",
        "8 | /data/message | \"\" | message must not be empty",
      })
  void anEventIsRefused(int line, String pointer, String value, String sentence)
      throws JsonProcessingException {
    String broken = broken(GoldenFiles.events().get(line), pointer, value);

    assertThat(assertRefused(() -> json.readEvent(broken))).contains(sentence);
    assertThat(schemas.problems("run-event", broken)).as("schema").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "3", "{\"type\":\"heartbeat\"}", "Exception in x"})
  void whatIsNoEventIsRefused(String line) {
    assertRefused(() -> json.readEvent(line));
  }

  /** Anything but a {@link ContractException} with a sentence fails; answers the sentence. */
  static String assertRefused(ThrowingCallable reading) {
    ContractException refused = catchThrowableOfType(ContractException.class, reading);
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).isNotBlank().doesNotContain("Cannot invoke", "org.werkbank");
    return refused.getMessage();
  }

  /** Sets one field, or removes it when no value is given. */
  private static String broken(String text, String pointer, String value)
      throws JsonProcessingException {
    ObjectNode root = (ObjectNode) TREE.readTree(text);
    int cut = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, cut));
    String field = pointer.substring(cut + 1);
    if (value == null) {
      parent.remove(field);
    } else {
      parent.set(field, TREE.readTree(value));
    }
    return root.toString();
  }
}

package org.werkbank.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The published JSON Schemas, read without a network. */
final class ContractSchemas {
  static final List<String> NAMES =
      List.of(
          "run-spec",
          "run-event",
          "evaluation",
          "plots",
          "importance",
          "drift",
          "pipeline-descriptor",
          "pipeline-catalogue",
          "resamples");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  NAMES.stream()
                      .collect(Collectors.toMap(ContractSchemas::id, ContractSchemas::text))));

  static String id(String name) {
    return "urn:werkbank:schema:" + name + ":1";
  }

  static String text(String name) {
    try (InputStream in = RunSpec.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the document; empty when nothing is. */
  List<String> problems(String name, String json) {
    return registry.getSchema(SchemaLocation.of(id(name))).validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}

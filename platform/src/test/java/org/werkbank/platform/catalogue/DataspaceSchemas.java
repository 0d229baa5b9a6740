package org.werkbank.platform.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The published JSON Schemas of the Dataspace Protocol, read without a network. */
final class DataspaceSchemas {
  private static final String BASE = "https://w3id.org/dspace/2025/1/";
  private static final List<String> NAMES =
      List.of(
          "catalog-error", "catalog-request-message", "catalog", "dataset", "context", "contract");

  private final SchemaRegistry registry;

  DataspaceSchemas() {
    Map<String, String> schemas = new HashMap<>();
    for (String name : NAMES) {
      String text = text(name);
      schemas.put(id(text), text);
    }
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2019_09, builder -> builder.schemas(schemas));
  }

  /** What is wrong with the message; empty when nothing is. */
  List<String> problems(String name, String json) {
    return registry
        .getSchema(SchemaLocation.of(BASE + "catalog/" + name + "-schema.json"))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String id(String schema) {
    try {
      return new ObjectMapper().readTree(schema).get("$id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    String path = "/dataspace-protocol-2025-1/" + name + "-schema.json";
    try (InputStream in = DataspaceSchemas.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.werkbank.platform.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.RealParts;

/** The published JSON Schemas of the Dataspace Protocol, read without a network, or no test. */
final class DataspaceSchemas {
  private static final String BASE = "https://w3id.org/dspace/2025/1/";
  private static final List<String> FILES =
      List.of(
          "catalog/catalog-error",
          "catalog/catalog-request-message",
          "catalog/catalog",
          "catalog/dataset",
          "common/context",
          "negotiation/contract");

  private DataspaceSchemas() {}

  private static SchemaRegistry registry() {
    Map<String, String> schemas = new HashMap<>();
    for (String file : FILES) {
      String text = text(file);
      schemas.put(id(text), text);
    }
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2019_09, builder -> builder.schemas(schemas));
  }

  /** What is wrong with the message; empty when nothing is. */
  static List<String> problems(String name, String json) {
    return registry()
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

  private static String text(String file) {
    try {
      return Files.readString(
          RealParts.oracle("dataspace-protocol-2025-1/" + file + "-schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

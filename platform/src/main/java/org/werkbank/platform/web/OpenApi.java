package org.werkbank.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the OpenAPI 3.1 document from the routes themselves, so that it cannot forget one. */
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("[{<]([A-Za-z]+)[}>]");

  private final ObjectMapper json;
  private final SchemaGenerator schemas;

  OpenApi(ObjectMapper json) {
    this.json = json;
    this.schemas =
        new SchemaGenerator(
            new SchemaGeneratorConfigBuilder(
                    json, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .build());
  }

  String document(List<Route> routes) {
    ObjectNode root = json.createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", "Werkbank").put("version", "1");
    root.putObject("components")
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    ObjectNode paths = root.putObject("paths");
    for (Route route : routes) {
      Doc doc = route.doc();
      if (doc == null || doc.isPage()) {
        continue;
      }
      String path = PARAMETER.matcher(route.path()).replaceAll("{$1}");
      ObjectNode operation =
          paths.withObjectProperty(path).putObject(route.method().toLowerCase(Locale.ROOT));
      describe(operation, route, doc);
    }
    return root.toString();
  }

  private void describe(ObjectNode operation, Route route, Doc doc) {
    operation.put("summary", doc.summary());
    if (!route.permissions().contains(Permission.PUBLIC)) {
      operation.putArray("security").addObject().putArray("token");
      ArrayNode roles = operation.putArray("x-roles");
      route.permissions().stream()
          .flatMap(permission -> permission.roles().stream())
          .map(Role::slug)
          .distinct()
          .sorted()
          .forEach(roles::add);
    }
    Matcher names = PARAMETER.matcher(route.path());
    ArrayNode parameters = json.createArrayNode();
    while (names.find()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", names.group(1)).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    if (doc.request() != null) {
      body(operation.putObject("requestBody"), doc.request());
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode success = responses.putObject(String.valueOf(doc.status()));
    success.put("description", "success");
    body(success, doc.response());
    ObjectNode problem = responses.putObject("default");
    problem.put("description", "problem+json, RFC 9457");
  }

  private void body(ObjectNode holder, @Nullable Class<?> type) {
    if (type != null) {
      holder
          .putObject("content")
          .putObject("application/json")
          .set("schema", schemas.generateSchema(type));
    }
  }
}

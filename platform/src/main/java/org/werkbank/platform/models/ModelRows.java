package org.werkbank.platform.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.Run.Resources;
import org.werkbank.platform.web.Json;

/** Turns versions into rows and back; pieces of many shapes lie in the table as JSON. */
final class ModelRows {
  private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};

  private final ObjectMapper json = Json.mapper();

  ModelVersionStore.Row row(ModelVersion version) {
    return new ModelVersionStore.Row(
        version.modelId(),
        version.version(),
        version.runId(),
        version.task(),
        version.sha256(),
        version.sizeBytes(),
        version.bucket(),
        version.key(),
        version.format(),
        writeOrNull(version.quality()),
        write(version.evaluation()),
        write(version.features()),
        write(version.lineage()),
        writeOrNull(version.resources()),
        version.createdBy(),
        version.createdAt().toEpochMilli());
  }

  ModelVersion version(ModelVersionStore.Row row) {
    return new ModelVersion(
        row.modelId(),
        row.version(),
        row.runId(),
        row.task(),
        row.sha256(),
        row.sizeBytes(),
        row.bucket(),
        row.objectKey(),
        row.format(),
        quality(row.quality()),
        read(row.evaluation(), json.constructType(Evaluation.class)),
        read(row.features(), json.constructType(COLUMNS)),
        read(row.lineage(), json.constructType(Lineage.class)),
        resources(row.resources()),
        row.createdBy(),
        Instant.ofEpochMilli(row.createdAt()));
  }

  @Nullable Quality quality(@Nullable String text) {
    return text == null ? null : this.<Quality>read(text, json.constructType(Quality.class));
  }

  private @Nullable Resources resources(@Nullable String text) {
    return text == null ? null : this.<Resources>read(text, json.constructType(Resources.class));
  }

  private @Nullable String writeOrNull(@Nullable Object value) {
    return value == null ? null : write(value);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  private <T> T read(String text, JavaType type) {
    try {
      return Objects.requireNonNull(json.<T>readValue(text, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of models holds JSON that cannot be read", e);
    }
  }
}

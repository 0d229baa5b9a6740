package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes the contract's JSON. Unknown fields are ignored, absent ones left out. */
public final class ContractJson {
  private static final Map<String, Class<? extends RunEvent>> TYPES =
      Map.of(
          "started", RunEvent.Started.class,
          "heartbeat", RunEvent.Heartbeat.class,
          "progress", RunEvent.Progress.class,
          "metrics", RunEvent.Metrics.class,
          "artifact", RunEvent.Artifact.class,
          "evaluation", RunEvent.Evaluated.class,
          "model", RunEvent.ModelWritten.class,
          "completed", RunEvent.Completed.class,
          "failed", RunEvent.Failed.class,
          "cancelled", RunEvent.Cancelled.class);

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          // equal records are equal bytes, whatever order their maps have in this process
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** The contract's object mapper, for records that travel inside others. */
  public ObjectMapper mapper() {
    return mapper;
  }

  /** Writes any record of the contract. */
  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Reads any record of the contract.
   *
   * @throws ContractException when the text is not JSON or breaks a rule of the record
   */
  public <T> T read(String json, Class<T> type) {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw new ContractException(type.getSimpleName() + ": there is nothing in it", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new ContractException(type.getSimpleName() + ": " + sentence(e), e);
    }
  }

  /** Writes one event as one line, without the line break. */
  public String writeEvent(EventLine line) {
    ObjectNode node = mapper.createObjectNode();
    node.put("eventVersion", line.eventVersion());
    node.put("runId", line.runId());
    node.put("attempt", line.attempt());
    node.put("sequence", line.sequence());
    node.put("time", line.time());
    node.put("type", line.event().type());
    JsonNode data =
        line.event() instanceof RunEvent.Evaluated evaluated
            ? mapper.valueToTree(evaluated.evaluation())
            : mapper.valueToTree(line.event());
    if (data instanceof ObjectNode object) {
      object.remove("terminal");
    }
    node.set("data", data);
    return write(node);
  }

  /**
   * Reads one line of the event file.
   *
   * @throws ContractException when the line is no event of this version
   */
  public EventLine readEvent(String line) {
    try {
      JsonNode node = mapper.readTree(line);
      Class<? extends RunEvent> type = TYPES.get(node.path("type").asText());
      if (type == null) {
        throw new ContractException("unknown event type " + node.path("type"), null);
      }
      JsonNode data = node.path("data");
      RunEvent event =
          type == RunEvent.Evaluated.class
              ? new RunEvent.Evaluated(mapper.treeToValue(data, Evaluation.class))
              : mapper.treeToValue(data.isMissingNode() ? mapper.createObjectNode() : data, type);
      return new EventLine(
          node.path("eventVersion").asInt(),
          node.path("runId").asText(),
          node.path("attempt").asInt(),
          node.path("sequence").asLong(),
          node.path("time").asText(),
          event);
    } catch (JsonProcessingException e) {
      throw new ContractException("not an event: " + sentence(e), e);
    } catch (IllegalArgumentException e) {
      throw new ContractException("not an event: " + e.getMessage(), e);
    }
  }

  /** What is wrong and where, without the names of classes. */
  private static String sentence(JsonProcessingException e) {
    String where =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? step.getIndex() : step.getFieldName())
                .map(step -> "/" + step)
                .collect(Collectors.joining())
            : "";
    String at = where.isEmpty() ? "" : " (at " + where + ")";
    if (e.getCause() instanceof IllegalArgumentException broken) {
      return broken.getMessage() + at;
    }
    if (e instanceof InvalidFormatException format) {
      return "\"" + format.getValue() + "\" is not allowed" + at;
    }
    if (e instanceof JsonMappingException) {
      return "a value is missing or of the wrong kind" + at;
    }
    return "this is not JSON: " + e.getOriginalMessage();
  }
}

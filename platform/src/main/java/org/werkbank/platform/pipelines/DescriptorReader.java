package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Reads a descriptor that somebody sent and says where it breaks the contract. */
final class DescriptorReader {
  private static final Pattern CLASS_NAME =
      Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*\\.)*[\\p{L}_$][\\p{L}\\p{N}_$]*");

  /** The contract's own sentences begin with the field they are about. */
  private static final Set<String> FIELDS =
      Set.of("name", "version", "task", "engine", "trainer", "title", "description", "parameters");

  private final ContractJson json;

  DescriptorReader(ContractJson json) {
    this.json = json;
  }

  PipelineDescriptor read(String text) {
    PipelineDescriptor descriptor;
    try {
      descriptor = json.read(text, PipelineDescriptor.class);
    } catch (ContractException e) {
      throw Problem.at(ProblemType.INVALID_INPUT, List.of(detail(e)), "pipelines.descriptorRefused")
          .causedBy(e);
    }
    if (descriptor == null) {
      throw wrong("", "pipelines.descriptor.empty");
    }
    if (!CLASS_NAME.matcher(descriptor.trainer()).matches()) {
      throw wrong("/trainer", "pipelines.descriptor.trainer", descriptor.trainer());
    }
    if (descriptor.metrics().isEmpty()) {
      throw wrong("/metrics", "pipelines.descriptor.noMetric");
    }
    return descriptor;
  }

  private static Problem wrong(String place, String key, Object... arguments) {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/descriptor" + place, key, arguments)),
        "pipelines.descriptorRefused");
  }

  private static ProblemDetail detail(ContractException e) {
    if (e.getCause() instanceof JsonMappingException mapping) {
      String path =
          mapping.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .map(step -> "/" + step)
              .collect(Collectors.joining());
      String reason = reason(mapping);
      String first = reason.split(" ", 2)[0];
      boolean namesField = path.isEmpty() && FIELDS.contains(first);
      return ProblemDetail.atPointer(
          "/descriptor" + path + (namesField ? "/" + first : ""),
          "pipelines.descriptor.wrong",
          reason);
    }
    if (e.getCause() instanceof JsonProcessingException notJson && notJson.getLocation() != null) {
      return ProblemDetail.atLine(
          notJson.getLocation().getLineNr(), "pipelines.descriptor.notJson");
    }
    return ProblemDetail.atPointer("/descriptor", "pipelines.descriptor.notJson");
  }

  private static String reason(JsonMappingException e) {
    String message =
        e.getCause() instanceof IllegalArgumentException cause
            ? cause.getMessage()
            : e.getOriginalMessage();
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}

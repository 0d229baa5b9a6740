package org.werkbank.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Reads the JSON body of a call and says where it is wrong. */
public final class JsonBody {
  private final ObjectMapper json;

  public JsonBody(ObjectMapper json) {
    this.json = json;
  }

  public <T> T read(Context ctx, Class<T> type) {
    try {
      T body = json.readValue(ctx.body(), type);
      if (body == null) {
        throw Problem.of(ProblemType.INVALID_INPUT, "web.bodyMissing");
      }
      return body;
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      String pointer =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("/", "/", ""));
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer(pointer, "web.fieldWrong", reason(e))),
          "web.bodyWrong");
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atLine(line, "web.notJson")),
          "web.bodyWrong");
    }
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage().lines().findFirst().orElse("");
  }
}

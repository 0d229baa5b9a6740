package org.werkbank.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Problems in the words of the Dataspace Protocol, for the calls that protocol prescribes. */
public final class CatalogErrors {
  /** The context every message of the protocol names. */
  public static final List<String> CONTEXT =
      List.of("https://w3id.org/dspace/2025/1/context.jsonld");

  private CatalogErrors() {}

  static boolean areFor(Context ctx) {
    return ctx.path().startsWith("/catalog/");
  }

  static void write(
      Context ctx,
      ObjectMapper json,
      ProblemType type,
      String sentence,
      List<ProblemDetail> details,
      Messages reader) {
    ObjectNode body = json.createObjectNode();
    CONTEXT.forEach(body.putArray("@context")::add);
    body.put("@type", "CatalogError");
    body.put("code", type.slug());
    ArrayNode reasons = body.putArray("reason");
    reasons.add(sentence);
    for (ProblemDetail one : details) {
      reasons.add((one.pointer() == null ? "" : one.pointer() + ": ") + reader.text(one.detail()));
    }
    ctx.result(body.toString());
    ctx.contentType("application/json");
  }
}

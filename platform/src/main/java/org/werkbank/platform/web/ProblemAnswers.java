package org.werkbank.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * Turns whatever went wrong into an answer: problem+json (RFC 9457) for programs, a page for
 * people.
 */
final class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final String TYPE_PREFIX = "https://werkbank.org/problems/";

  private final ObjectMapper json;
  private final Map<String, Messages> messages;
  private final Views views;
  private final Ids ids;

  ProblemAnswers(ObjectMapper json, Map<String, Messages> messages, Views views, Ids ids) {
    this.json = json;
    this.messages = messages;
    this.views = views;
    this.ids = ids;
  }

  void answer(Context ctx, Problem problem) {
    if (problem.getCause() != null) {
      LOG.info("{} {}: {}", ctx.method(), ctx.path(), problem.getMessage(), problem.getCause());
    }
    if (isPage(ctx) && problem.type() == ProblemType.UNAUTHENTICATED) {
      ctx.redirect("/sign-in");
      return;
    }
    Messages reader = Languages.of(ctx, messages);
    write(ctx, problem.type(), reader.text(problem.text()), problem.details(), reader);
  }

  /** Javalin's own refusals: no such route, wrong method, body too large, bad JSON. */
  void answer(Context ctx, HttpResponseException refused) {
    ProblemType type =
        switch (refused.getStatus()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 413 -> ProblemType.TOO_LARGE;
          default -> refused.getStatus() >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_INPUT;
        };
    answer(ctx, Problem.of(type, "web.refused." + type.slug()));
  }

  /** What nobody expected: logged under a reference, and the reader gets the reference alone. */
  void answer(Context ctx, Exception unexpected) {
    String reference = ids.next().substring(0, 8);
    LOG.error("unexpected, reference {}: {} {}", reference, ctx.method(), ctx.path(), unexpected);
    Messages reader = Languages.of(ctx, messages);
    String sentence = reader.text("web.unexpected", reference);
    write(ctx, ProblemType.INTERNAL, sentence, List.of(), reader);
  }

  private void write(
      Context ctx,
      ProblemType type,
      String sentence,
      List<ProblemDetail> details,
      Messages reader) {
    ctx.status(type.status());
    List<String> lines =
        details.stream().map(d -> place(d, reader) + reader.text(d.detail())).toList();
    if (CatalogErrors.areFor(ctx)) {
      CatalogErrors.write(ctx, json, type, sentence, details, reader);
      return;
    }
    if (ctx.header("HX-Request") != null) {
      ctx.html(
          views.text(
              views.pageOf(ctx),
              "web/problem-fragment.jte",
              Map.of("sentence", sentence, "details", lines)));
      return;
    }
    if (isPage(ctx)) {
      Map<String, Object> model =
          Map.of(
              "title",
              reader.text("problem." + type.slug()),
              "sentence",
              sentence,
              "details",
              lines);
      ctx.html(views.text(views.pageOf(ctx), "web/problem.jte", model));
      return;
    }
    ObjectNode body = json.createObjectNode();
    body.put("type", TYPE_PREFIX + type.slug());
    body.put("title", reader.text("problem." + type.slug()));
    body.put("status", type.status());
    body.put("detail", sentence);
    if (!details.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      details.forEach(detail -> add(errors.addObject(), detail, reader));
    }
    ctx.result(body.toString());
    ctx.contentType("application/problem+json");
  }

  private static void add(ObjectNode node, ProblemDetail detail, Messages reader) {
    if (detail.pointer() != null) {
      node.put("pointer", detail.pointer());
    }
    if (detail.line() != null) {
      node.put("line", detail.line());
    }
    if (detail.column() != null) {
      node.put("column", detail.column());
    }
    node.put("detail", reader.text(detail.detail()));
  }

  private static String place(ProblemDetail detail, Messages reader) {
    if (detail.line() == null) {
      return "";
    }
    return detail.column() == null
        ? reader.text("web.atLine", detail.line()) + " "
        : reader.text("web.atCell", detail.line(), detail.column()) + " ";
  }

  private static boolean isPage(Context ctx) {
    String accept = ctx.header("Accept");
    return accept != null
        && accept.contains("text/html")
        && !ctx.path().startsWith("/api/")
        && !CatalogErrors.areFor(ctx)
        && !ctx.path().startsWith("/v2/");
  }
}

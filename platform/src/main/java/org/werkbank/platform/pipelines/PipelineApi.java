package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.MultipartForm;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about pipelines. */
public final class PipelineApi implements Endpoints {
  private static final int LARGEST_DESCRIPTOR_BYTES = 250_000;

  /** Body of {@code POST /api/v1/pipelines/{name}/versions/{version}/review}. */
  record Review(String decision, @Nullable String comment, @Nullable String sha256) {
    Review {
      Given.required(decision, "decision");
    }

    Decision toDecision() {
      return decisionOf(decision, comment, sha256);
    }
  }

  /** Body of {@code POST /api/v1/pipelines/{name}/versions/{version}/withdraw}. */
  record Withdraw(String reason) {
    Withdraw {
      reason = reason == null ? "" : reason;
    }
  }

  /** Answer of {@code GET /api/v1/pipelines/{name}}: the newest version, and all there are. */
  record Versions(@JsonUnwrapped PipelineEntry newest, List<PipelineEntry> versions) {}

  private final Pipelines pipelines;
  private final JsonBody json;

  public PipelineApi(Pipelines pipelines, JsonBody json) {
    this.pipelines = pipelines;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/pipelines",
        Permission.SIGNED_IN,
        Doc.of("Pipeline versions with their descriptors, built-in ones first", Page.class),
        ctx -> ctx.json(pipelines.list(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.post(
        "/api/v1/pipelines",
        Permission.SUBMIT_PIPELINE,
        Doc.of(
                "Submit a version: multipart/form-data with descriptor (JSON) and jar",
                PipelineEntry.class)
            .answers(201),
        this::submit);
    routes.get(
        "/api/v1/pipelines/{name}",
        Permission.SIGNED_IN,
        Doc.of("The newest version of a pipeline, and all of its versions", Versions.class),
        this::get);
    routes.get(
        "/api/v1/pipelines/{name}/versions/{version}",
        Permission.SIGNED_IN,
        Doc.of("One version, with what the check of its jar saw", PipelineDetail.class),
        ctx ->
            ctx.json(
                pipelines.version(
                    CurrentUser.of(ctx), ctx.pathParam("name"), ctx.pathParam("version"))));
    routes.post(
        "/api/v1/pipelines/{name}/versions/{version}/review",
        Permission.OFFICE,
        Doc.of("Approve or reject a submitted version", PipelineEntry.class).takes(Review.class),
        this::review);
    routes.post(
        "/api/v1/pipelines/{name}/versions/{version}/withdraw",
        Permission.WITHDRAW_PIPELINE,
        Doc.of("Take a version back: it does not start any more", PipelineEntry.class)
            .takes(Withdraw.class),
        this::withdraw);
  }

  private void withdraw(Context ctx) {
    ctx.json(
        pipelines.withdraw(
            CurrentUser.of(ctx),
            ctx.pathParam("name"),
            ctx.pathParam("version"),
            json.read(ctx, Withdraw.class).reason()));
  }

  private void submit(Context ctx) {
    PipelineEntry entry = submitted(ctx, pipelines);
    ctx.status(201).header("Location", "/api/v1" + entry.path()).json(entry);
  }

  private void get(Context ctx) {
    List<PipelineEntry> versions = pipelines.versions(CurrentUser.of(ctx), ctx.pathParam("name"));
    ctx.json(new Versions(versions.get(0), versions));
  }

  private void review(Context ctx) {
    Review body = json.read(ctx, Review.class);
    ctx.json(
        pipelines.review(
            CurrentUser.of(ctx),
            ctx.pathParam("name"),
            ctx.pathParam("version"),
            body.toDecision()));
  }

  /** Takes in what the REST call and the page send alike. */
  static PipelineEntry submitted(Context ctx, Pipelines pipelines) {
    MultipartForm form = MultipartForm.read(ctx, Submissions.LARGEST_JAR_BYTES);
    String descriptor = form.text("descriptor", LARGEST_DESCRIPTOR_BYTES);
    try (InputStream jar = form.bytes("jar")) {
      return pipelines.submit(CurrentUser.of(ctx), descriptor, jar);
    } catch (IOException e) {
      throw new UncheckedIOException("the part jar cannot be closed", e);
    }
  }

  static Decision decisionOf(String decision, @Nullable String comment, @Nullable String sha256) {
    if (!decision.equals("approve") && !decision.equals("reject")) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/decision", "pipelines.unknownDecision", decision)),
          "web.bodyWrong");
    }
    return new Decision(decision.equals("approve"), comment == null ? "" : comment.strip(), sha256);
  }
}

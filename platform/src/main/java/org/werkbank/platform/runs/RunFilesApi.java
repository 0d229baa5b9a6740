package org.werkbank.platform.runs;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.FileAnswer;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls that hand out what a run wrote: its log and its artifacts. */
public final class RunFilesApi implements Endpoints {
  /** Where the next call goes on reading the log. */
  static final String NEXT_OFFSET = "Werkbank-Next-Offset";

  private final Runs runs;
  private final RunOutputs outputs;
  private final RunLog log;

  public RunFilesApi(Runs runs, Supervisor supervisor) {
    this.runs = runs;
    this.outputs = supervisor.outputs();
    this.log = new RunLog(supervisor);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/runs/{id}/log",
        Permission.SEE_RESULTS,
        Doc.of(
            "The log as text, from ?offset= on (negative: from the end); "
                + NEXT_OFFSET
                + " says where to go on"),
        this::log);
    routes.get(
        "/api/v1/runs/{id}/artifacts",
        Permission.SEE_RESULTS,
        Doc.of("What the run wrote", Page.class),
        ctx ->
            ctx.json(new Page<>(runs.artifacts(CurrentUser.of(ctx), ctx.pathParam("id")), null)));
    routes.get(
        "/api/v1/runs/{id}/artifacts/<path>",
        Permission.SEE_RESULTS,
        Doc.of("One artifact's bytes; understands Range"),
        this::artifact);
  }

  private void log(Context ctx) {
    StoredRun run = runs.logged(CurrentUser.of(ctx), ctx.pathParam("id"));
    RunLog.Part part = log.from(run, offset(ctx.queryParam("offset")));
    ctx.contentType("text/plain; charset=utf-8");
    ctx.header(NEXT_OFFSET, String.valueOf(part.nextOffset()));
    ctx.result(part.bytes());
  }

  private static long offset(@Nullable String asked) {
    try {
      return asked == null ? 0 : Long.parseLong(asked);
    } catch (NumberFormatException e) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/offset", "runs.badOffset")),
          "runs.badOffset");
    }
  }

  private void artifact(Context ctx) {
    StoredRun run = runs.stored(CurrentUser.of(ctx), ctx.pathParam("id"));
    // Only what the run declared is found, letter by letter; a path that climbs names nothing.
    RunArtifact artifact = runs.artifact(run, ctx.pathParam("path"));
    FileAnswer.send(
        ctx,
        artifact.path().substring(artifact.path().lastIndexOf('/') + 1),
        artifact.mediaType(),
        artifact.sha256(),
        artifact.sizeBytes(),
        (offset, length) -> outputs.open(run, artifact, offset, length));
  }
}

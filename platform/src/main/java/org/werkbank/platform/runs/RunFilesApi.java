package org.werkbank.platform.runs;

import io.javalin.http.Context;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls that hand out what a run wrote: its log and its artifacts. */
public final class RunFilesApi implements Endpoints {
  /** Where the next call goes on reading the log. */
  static final String NEXT_OFFSET = "Werkbank-Next-Offset";

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-zA-Z0-9.+-]+");

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
    StoredRun run = runs.stored(CurrentUser.of(ctx), ctx.pathParam("id"));
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
    String etag = "\"" + artifact.sha256() + "\"";
    ctx.header("ETag", etag);
    ctx.header("Accept-Ranges", "bytes");
    ctx.header("Content-Disposition", disposition(artifact.path()));
    ctx.contentType(
        MEDIA_TYPE.matcher(artifact.mediaType()).matches()
            ? artifact.mediaType()
            : "application/octet-stream");
    String ifRange = Objects.requireNonNullElse(ctx.header("If-Range"), etag);
    ByteRange range =
        ifRange.equals(etag) ? ByteRange.parse(ctx.header("Range"), artifact.sizeBytes()) : null;
    long length = range == null ? artifact.sizeBytes() : range.length();
    InputStream bytes = outputs.open(run, artifact, range == null ? 0 : range.offset(), length);
    if (range != null) {
      ctx.status(206).header("Content-Range", range.contentRange(artifact.sizeBytes()));
    }
    ctx.disableCompression();
    ctx.header("Content-Length", String.valueOf(length));
    ctx.result(bytes);
  }

  private static String disposition(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ascii = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }
}

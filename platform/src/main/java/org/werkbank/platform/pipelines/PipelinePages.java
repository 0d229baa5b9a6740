package org.werkbank.platform.pipelines;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages about pipelines: the catalogue, submitting, reviewing. */
public final class PipelinePages implements Endpoints {
  private final Pipelines pipelines;
  private final Views views;

  public PipelinePages(Pipelines pipelines, Views views) {
    this.pipelines = pipelines;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/pipelines", Permission.SIGNED_IN, Doc.page(), this::catalogue);
    routes.get("/pipelines/submit", Permission.SUBMIT_PIPELINE, Doc.page(), this::form);
    routes.post("/pipelines", Permission.SUBMIT_PIPELINE, Doc.page(), this::submit);
    routes.get(
        "/pipelines/{name}/versions/{version}", Permission.SIGNED_IN, Doc.page(), this::detail);
    routes.post(
        "/pipelines/{name}/versions/{version}/review", Permission.OFFICE, Doc.page(), this::review);
    routes.post(
        "/pipelines/{name}/versions/{version}/withdraw",
        Permission.WITHDRAW_PIPELINE,
        Doc.page(),
        this::withdraw);
  }

  private void catalogue(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    views.render(
        ctx,
        "pipelines/list.jte",
        Map.of(
            "catalogue", pipelines.catalogue(user),
            "own", pipelines.own(user),
            "waiting", pipelines.waiting(user)));
  }

  private void form(Context ctx) {
    views.render(
        ctx,
        "pipelines/submit.jte",
        Map.of("largestMegabytes", Submissions.LARGEST_JAR_BYTES / 1_000_000));
  }

  /** Sent by htmx, which shows a problem in place and follows the address of a success. */
  private void submit(Context ctx) {
    PipelineEntry entry = PipelineApi.submitted(ctx, pipelines);
    ctx.status(201).header("HX-Redirect", entry.path());
  }

  private void detail(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    PipelineDetail detail =
        pipelines.version(user, ctx.pathParam("name"), ctx.pathParam("version"));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("entry", detail.entry());
    model.put("report", detail.report());
    model.put("changes", detail.changes());
    model.put("dryRun", detail.dryRun());
    model.put("versions", pipelines.versions(user, detail.entry().name()));
    views.render(ctx, "pipelines/detail.jte", model);
  }

  private void withdraw(Context ctx) {
    PipelineEntry entry =
        pipelines.withdraw(
            CurrentUser.of(ctx),
            ctx.pathParam("name"),
            ctx.pathParam("version"),
            Objects.requireNonNullElse(ctx.formParam("reason"), ""));
    WebServer.seeOther(ctx, entry.path());
  }

  private void review(Context ctx) {
    PipelineEntry entry =
        pipelines.review(
            CurrentUser.of(ctx),
            ctx.pathParam("name"),
            ctx.pathParam("version"),
            PipelineApi.decisionOf(
                Objects.requireNonNullElse(ctx.formParam("decision"), ""),
                ctx.formParam("comment"),
                ctx.formParam("sha256")));
    WebServer.seeOther(ctx, entry.path());
  }
}

package org.werkbank.platform.runs;

import io.javalin.http.Context;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls that try several settings and take one of them. */
public final class SweepApi implements Endpoints {
  private final Sweeps sweeps;
  private final JsonBody json;

  public SweepApi(Sweeps sweeps, JsonBody json) {
    this.sweeps = sweeps;
    this.json = json;
  }

  /** Body of a choice: the run of the variant that is taken. */
  public record NewChoice(String runId) {
    public NewChoice {
      Given.required(runId, "runId");
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/api/v1/sweeps",
        Permission.RUN,
        Doc.of("Try several settings on the same rows", SweepView.class)
            .takes(NewSweep.class)
            .answers(202),
        ctx -> accepted(ctx, sweeps.start(CurrentUser.of(ctx), json.read(ctx, NewSweep.class))));
    routes.get(
        "/api/v1/sweeps",
        Permission.SEE_RESULTS,
        Doc.of("The member's sweeps, newest first", Page.class),
        ctx -> ctx.json(sweeps.list(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.get(
        "/api/v1/sweeps/{id}",
        Permission.SEE_RESULTS,
        Doc.of("A sweep with its variants, ranked by the validation part", SweepView.class),
        ctx -> ctx.json(sweeps.view(CurrentUser.of(ctx), ctx.pathParam("id"))));
    routes.post(
        "/api/v1/sweeps/{id}/cancel",
        Permission.RUN,
        Doc.of("Stop a sweep and its runs", SweepView.class).answers(202),
        ctx -> accepted(ctx, sweeps.cancel(CurrentUser.of(ctx), ctx.pathParam("id"))));
    routes.post(
        "/api/v1/sweeps/{id}/choice",
        Permission.RUN,
        Doc.of("Take one variant; from then on its test figure is shown", SweepView.class)
            .takes(NewChoice.class),
        ctx ->
            ctx.json(
                sweeps.choose(
                    CurrentUser.of(ctx),
                    ctx.pathParam("id"),
                    json.read(ctx, NewChoice.class).runId())));
  }

  private static void accepted(Context ctx, SweepView sweep) {
    ctx.status(202).header("Location", "/api/v1/sweeps/" + sweep.id()).json(sweep);
  }
}

package org.werkbank.platform.runs;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls that start runs, look at them and stop them. */
public final class RunApi implements Endpoints {
  private final Runs runs;
  private final JsonBody json;

  public RunApi(Runs runs, JsonBody json) {
    this.runs = runs;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/api/v1/runs",
        Permission.RUN,
        Doc.of("Queue a run", RunView.class).takes(NewRun.class).answers(202),
        ctx -> accepted(ctx, runs.start(CurrentUser.of(ctx), json.read(ctx, NewRun.class))));
    routes.get(
        "/api/v1/runs",
        Permission.SEE_RESULTS,
        Doc.of("The member's runs, newest first; filter by state, pipeline, dataset", Page.class),
        ctx ->
            ctx.json(
                runs.listStored(CurrentUser.of(ctx), filterOf(ctx), Paging.of(ctx))
                    .map(RunView::inList)));
    routes.get(
        "/api/v1/runs/{id}",
        Permission.SEE_RESULTS,
        Doc.of("A run with its evaluation", RunView.class),
        ctx -> ctx.json(RunView.of(runs.stored(CurrentUser.of(ctx), ctx.pathParam("id")))));
    routes.post(
        "/api/v1/runs/{id}/cancel",
        Permission.RUN,
        Doc.of("Stop a run", RunView.class).answers(202),
        ctx -> accepted(ctx, runs.cancel(CurrentUser.of(ctx), ctx.pathParam("id"))));
    routes.post(
        "/api/v1/runs/{id}/rerun",
        Permission.RUN,
        Doc.of("Queue a new run with the same settings", RunView.class).answers(202),
        ctx -> accepted(ctx, runs.rerun(CurrentUser.of(ctx), ctx.pathParam("id"))));
    routes.get(
        "/api/v1/runs/{id}/metrics",
        Permission.SEE_RESULTS,
        Doc.of("Values measured along the way, by name and step", Page.class),
        ctx -> {
          StoredRun run = runs.stored(CurrentUser.of(ctx), ctx.pathParam("id"));
          ctx.json(new Page<>(runs.metricsAfter(run, 0), null));
        });
  }

  private void accepted(Context ctx, Run run) {
    ctx.status(202)
        .header("Location", "/api/v1/runs/" + run.id())
        .json(RunView.of(runs.stored(CurrentUser.of(ctx), run.id())));
  }

  static RunFilter filterOf(Context ctx) {
    return new RunFilter(
        state(blankToNull(ctx.queryParam("state"))),
        blankToNull(ctx.queryParam("pipeline")),
        blankToNull(ctx.queryParam("dataset")),
        true);
  }

  private static @Nullable RunState state(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    return Arrays.stream(RunState.values())
        .filter(state -> state.name().equals(asked.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.at(
                    ProblemType.INVALID_INPUT,
                    List.of(ProblemDetail.atPointer("/state", "runs.noState", asked)),
                    "runs.requestWrong"));
  }

  static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}

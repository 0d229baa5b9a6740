package org.werkbank.platform.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.datasets.DatasetInput;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.pipelines.PipelineVersion;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages that try several settings: the list, the form, one sweep while it works and afterwards. */
public final class SweepPages implements Endpoints {
  private static final int MOST_DATASETS = 200;

  private final Sweeps sweeps;
  private final RunSources sources;
  private final Views views;
  private final ObjectMapper json;

  public SweepPages(Sweeps sweeps, RunSources sources, Views views, ObjectMapper json) {
    this.sweeps = sweeps;
    this.sources = sources;
    this.views = views;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/sweeps", Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.get("/sweeps/new", Permission.RUN, Doc.page(), this::form);
    routes.post("/sweeps", Permission.RUN, Doc.page(), this::start);
    routes.get("/sweeps/{id}", Permission.SEE_RESULTS, Doc.page(), this::detail);
    routes.post("/sweeps/{id}/cancel", Permission.RUN, Doc.page(), this::cancel);
    routes.post("/sweeps/{id}/choice", Permission.RUN, Doc.page(), this::choose);
  }

  private void list(Context ctx) {
    views.render(
        ctx, "runs/sweeps.jte", Map.of("sweeps", sweeps.list(CurrentUser.of(ctx), Paging.of(ctx))));
  }

  private void detail(Context ctx) {
    SweepView sweep = sweeps.view(CurrentUser.of(ctx), ctx.pathParam("id"));
    views.render(
        ctx,
        "runs/sweep.jte",
        Map.of("sweep", sweep, "chart", SweepChart.of(json, views.pageOf(ctx), sweep)));
  }

  private void cancel(Context ctx) {
    SweepView sweep = sweeps.cancel(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/sweeps/" + sweep.id());
  }

  private void choose(Context ctx) {
    String runId = Objects.requireNonNullElse(ctx.formParam("runId"), "");
    SweepView sweep = sweeps.choose(CurrentUser.of(ctx), ctx.pathParam("id"), runId);
    WebServer.seeOther(ctx, "/sweeps/" + sweep.id());
  }

  private void form(Context ctx) {
    show(
        ctx,
        SweepForm.empty(),
        Objects.requireNonNullElse(ctx.queryParam("dataset"), ""),
        Objects.requireNonNullElse(ctx.queryParam("pipeline"), ""));
  }

  private void start(Context ctx) {
    SweepForm form = SweepForm.of(ctx.formParamMap());
    CurrentUser user = CurrentUser.of(ctx);
    PipelineVersion pipeline = sources.pipeline(user, form.base().value("pipeline", ""), null);
    try {
      SweepView sweep = sweeps.start(user, form.request(pipeline.descriptor()));
      WebServer.seeOther(ctx, "/sweeps/" + sweep.id());
    } catch (Problem e) {
      if (e.details().isEmpty()) {
        throw e;
      }
      PageContext page = views.pageOf(ctx);
      Map<String, String> errors = new LinkedHashMap<>();
      e.details()
          .forEach(
              detail ->
                  errors.put(
                      Objects.requireNonNullElse(detail.pointer(), ""),
                      page.messages().text(detail.detail())));
      ctx.status(e.type().status());
      show(ctx, form.wrong(errors), form.base().value("dataset", ""), pipeline.descriptor().name());
    }
  }

  private void show(Context ctx, SweepForm form, String datasetId, String pipelineName) {
    CurrentUser user = CurrentUser.of(ctx);
    List<Dataset> datasets =
        sources.datasets(user, PageRequest.of(MOST_DATASETS, null)).items().stream()
            .filter(dataset -> dataset.latestVersion() != null)
            .toList();
    List<PipelineVersion> pipelines = sources.pipelines();
    Optional<PipelineVersion> pipeline =
        pipelines.stream()
            .filter(one -> one.descriptor().name().equals(pipelineName))
            .findFirst()
            .or(() -> pipelines.stream().findFirst());
    String wanted =
        datasetId.isEmpty() ? datasets.stream().findFirst().map(Dataset::id).orElse("") : datasetId;
    Optional<DatasetInput> data =
        wanted.isEmpty()
            ? Optional.empty()
            : Optional.of(sources.dataset(user, wanted, null, Action.TRAIN));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("datasets", datasets);
    model.put("pipelines", pipelines);
    model.put("pipeline", pipeline);
    model.put("data", data);
    model.put("label", data.map(one -> RunStartPages.name(one, ColumnRole.LABEL)).orElse(""));
    model.put("splitColumns", data.map(RunStartPages::splitColumns).orElse(List.of()));
    model.put(
        "metrics",
        pipeline
            .map(one -> SweepCheck.metrics(one.descriptor().metrics(), true))
            .orElse(List.of()));
    NewRun.SplitChoice usual =
        data.isEmpty() || pipeline.isEmpty()
            ? null
            : SweepCheck.usual(pipeline.get().descriptor().task(), data.get().input().columns());
    model.put("usualSplit", usual == null || usual.kind() == null ? "given" : usual.kind());
    model.put("form", form);
    views.render(ctx, "runs/sweepNew.jte", model);
  }
}

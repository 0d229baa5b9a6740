package org.werkbank.platform.runs;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
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
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** The page that starts a run; its fields are made from the pipeline's descriptor. */
public final class RunStartPages implements Endpoints {
  private static final int MOST_DATASETS = 200;

  private final Runs runs;
  private final RunSources sources;
  private final Views views;

  public RunStartPages(Runs runs, RunSources sources, Views views) {
    this.runs = runs;
    this.sources = sources;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/runs/new", Permission.RUN, Doc.page(), this::form);
    routes.post("/runs", Permission.RUN, Doc.page(), this::start);
  }

  private void form(Context ctx) {
    show(
        ctx,
        RunForm.empty(),
        Objects.requireNonNullElse(ctx.queryParam("dataset"), ""),
        Objects.requireNonNullElse(ctx.queryParam("pipeline"), ""));
  }

  private void start(Context ctx) {
    RunForm form = RunForm.of(ctx.formParamMap());
    CurrentUser user = CurrentUser.of(ctx);
    PipelineVersion pipeline = sources.pipeline(user, form.value("pipeline", ""), null);
    try {
      Run run = runs.start(user, form.request(pipeline.descriptor()));
      WebServer.seeOther(ctx, "/runs/" + run.id());
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
      show(ctx, form.wrong(errors), form.value("dataset", ""), pipeline.descriptor().name());
    }
  }

  private void show(Context ctx, RunForm form, String datasetId, String pipelineName) {
    CurrentUser user = CurrentUser.of(ctx);
    List<Dataset> datasets =
        Stream.concat(
                sources.datasets(user, PageRequest.of(MOST_DATASETS, null)).items().stream(),
                sources.granted(user).stream())
            .filter(dataset -> dataset.latestVersion() != null)
            .toList();
    List<PipelineVersion> pipelines = sources.pipelines();
    Optional<PipelineVersion> pipeline =
        pipelines.stream()
            .filter(one -> one.descriptor().name().equals(pipelineName))
            .findFirst()
            .or(() -> pipelines.stream().findFirst());
    Optional<Dataset> dataset =
        datasets.stream()
            .filter(one -> one.id().equals(datasetId))
            .findFirst()
            .or(() -> datasetId.isEmpty() ? datasets.stream().findFirst() : Optional.empty());
    Optional<DatasetInput> data =
        dataset.isPresent() || !datasetId.isEmpty()
            ? Optional.of(data(user, dataset.map(Dataset::id).orElse(datasetId)))
            : Optional.empty();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("datasets", datasets);
    model.put("pipelines", pipelines);
    model.put("pipeline", pipeline);
    model.put("data", data);
    model.put("label", data.map(RunStartPages::label).orElse(""));
    model.put("features", data.map(RunStartPages::features).orElse(List.of()));
    model.put("splitColumns", data.map(RunStartPages::splitColumns).orElse(List.of()));
    model.put("phases", data.map(RunStartPages::phases).orElse(List.of()));
    model.put("group", data.map(one -> name(one, ColumnRole.GROUP)).orElse(""));
    model.put(
        "usualSplit",
        data.isEmpty() || pipeline.isEmpty()
            ? ""
            : SplitCheck.usual(pipeline.get().descriptor().task(), data.get().input().columns())
                .kind()
                .id());
    model.put("form", form);
    views.render(ctx, "runs/new.jte", model);
  }

  private DatasetInput data(CurrentUser user, String id) {
    return sources.dataset(user, id, null, Action.TRAIN);
  }

  private static String label(DatasetInput data) {
    return name(data, ColumnRole.LABEL);
  }

  private static List<String> features(DatasetInput data) {
    return data.input().columns().stream()
        .filter(column -> column.role() == ColumnRole.FEATURE)
        .map(Column::name)
        .toList();
  }

  /** Columns that could say in which phase of its part a row is. */
  private static List<String> phases(DatasetInput data) {
    return data.input().columns().stream()
        .filter(SegmentCheck::isPhase)
        .filter(column -> column.type() == ColumnType.TEXT || column.type() == ColumnType.INTEGER)
        .map(Column::name)
        .toList();
  }

  /** Columns that could say which part a row belongs to. */
  static List<String> splitColumns(DatasetInput data) {
    return data.input().columns().stream()
        .filter(column -> column.type() == ColumnType.TEXT && column.role() != ColumnRole.LABEL)
        .map(Column::name)
        .toList();
  }

  static String name(DatasetInput data, ColumnRole role) {
    return data.input().columns().stream()
        .filter(column -> column.role() == role)
        .map(Column::name)
        .findFirst()
        .orElse("");
  }
}

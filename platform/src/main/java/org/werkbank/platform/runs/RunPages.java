package org.werkbank.platform.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;
import org.werkbank.platform.plots.DriftTable;
import org.werkbank.platform.plots.PlotCard;
import org.werkbank.platform.plots.PlotCards;
import org.werkbank.platform.plots.PlotPrices;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages that show runs: the list, and one run while it works and afterwards. */
public final class RunPages implements Endpoints {
  private static final int LOG_TAIL_BYTES = 16 << 10;

  private final Runs runs;
  private final RunSources sources;
  private final RunOutputs outputs;
  private final RunLog log;
  private final Views views;
  private final ObjectMapper json;

  public RunPages(
      Runs runs, RunSources sources, Supervisor supervisor, Views views, ObjectMapper json) {
    this.runs = runs;
    this.sources = sources;
    this.outputs = supervisor.outputs();
    this.log = new RunLog(supervisor);
    this.views = views;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/runs", Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.get("/runs/{id}", Permission.SEE_RESULTS, Doc.page(), this::detail);
    routes.post("/runs/{id}/cancel", Permission.RUN, Doc.page(), this::cancel);
    routes.post("/runs/{id}/rerun", Permission.RUN, Doc.page(), this::rerun);
  }

  private void list(Context ctx) {
    RunFilter filter = RunApi.filterOf(ctx).withoutVariants();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("runs", runs.listStored(CurrentUser.of(ctx), filter, Paging.of(ctx)));
    model.put("filter", filter);
    model.put(
        "pipelines", sources.pipelines().stream().map(one -> one.descriptor().name()).toList());
    views.render(ctx, "runs/list.jte", model);
  }

  private void cancel(Context ctx) {
    Run run = runs.cancel(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/runs/" + run.id());
  }

  private void rerun(Context ctx) {
    Run run = runs.rerun(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/runs/" + run.id());
  }

  private void detail(Context ctx) {
    StoredRun stored = runs.stored(CurrentUser.of(ctx), ctx.pathParam("id"));
    PageContext page = views.pageOf(ctx);
    RunCharts charts = new RunCharts(json, page);
    Evaluation evaluation = stored.run().evaluation();
    List<RunArtifact> artifacts = outputs.declared(stored);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("stored", stored);
    model.put("run", stored.run());
    model.put("sweep", runs.sweepOf(stored.run()));
    model.put("waitingBefore", runs.waitingBefore(stored.run()));
    model.put("figures", RunFigure.of(page, stored));
    model.put("charts", evaluation == null ? Map.of() : charts.of(evaluation));
    model.put("steps", charts.steps(runs.metricsAfter(stored, 0)));
    RunReports reports = new RunReports(outputs, stored, artifacts);
    Optional<Plots> plots = reports.plots();
    model.put("plots", plots);
    model.put("cards", cards(page, stored.run(), reports.importance(), plots));
    model.put("drift", reports.drift().map(DriftTable::of));
    Optional<ControlChart> control = reports.control();
    model.put("controlHow", control.map(chart -> chart.how(page)).orElse(""));
    model.put("control", control.map(chart -> chart.panels(page, json)).orElse(List.of()));
    model.put(
        "confusion",
        Optional.ofNullable(evaluation == null ? null : RunFigure.confusion(evaluation)));
    model.put("prices", MistakeCosts.of(stored.run()));
    model.put("artifacts", artifacts);
    if (stored.isRestricted()) {
      model.put("logTail", "");
      model.put("logEnd", 0L);
    } else {
      RunLog.Part tail = log.from(stored, -LOG_TAIL_BYTES);
      model.put("logTail", text(tail));
      model.put("logEnd", tail.nextOffset());
    }
    views.render(ctx, "runs/detail.jte", model);
  }

  private static List<PlotCard> cards(
      PageContext page, Run run, Optional<Importance> importance, Optional<Plots> plots) {
    return PlotCards.of(
        page,
        run.evaluation(),
        importance,
        plots,
        PlotPrices.of(run.parameters()),
        name -> RunWords.metric(page, name));
  }

  private static String text(RunLog.Part part) {
    try (InputStream bytes = part.bytes()) {
      return new String(bytes.readNBytes(LOG_TAIL_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

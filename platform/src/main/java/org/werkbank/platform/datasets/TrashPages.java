package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** The page of the trash, and the forms by which data sets get there, back, and away. */
public final class TrashPages implements Endpoints {
  private static final String TRASH = "/trash";

  private final Datasets datasets;
  private final Views views;

  public TrashPages(Datasets datasets, Views views) {
    this.datasets = datasets;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(TRASH, Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.post("/datasets/{id}/trash", Permission.WORK_WITH_DATA, Doc.page(), this::put);
    routes.post("/datasets/{id}/retention", Permission.SET_TERMS, Doc.page(), this::keepFor);
    routes.post("/trash/{id}/restore", Permission.WORK_WITH_DATA, Doc.page(), this::restore);
    routes.post("/trash/{id}/delete", Permission.SET_TERMS, Doc.page(), this::delete);
  }

  private void list(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    Page<TrashedDataset> found = datasets.trash().list(user, Paging.of(ctx));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("datasets", found.items());
    model.put("next", found.nextPageToken());
    model.put("deletions", datasets.trash().deletions(user, PageRequest.first()).items());
    model.put("space", datasets.space().of(user));
    views.render(ctx, "datasets/trash.jte", model);
  }

  private void put(Context ctx) {
    datasets.trash().put(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, TRASH);
  }

  private void keepFor(Context ctx) {
    String id = ctx.pathParam("id");
    String days = Objects.requireNonNullElse(ctx.formParam("days"), "").strip();
    if (!days.matches("[0-9]{0,6}")) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.retention.bad", Trash.LONGEST_DAYS);
    }
    datasets
        .trash()
        .keepFor(CurrentUser.of(ctx), id, days.isEmpty() ? null : Integer.valueOf(days));
    WebServer.seeOther(ctx, "/datasets/" + id);
  }

  private void restore(Context ctx) {
    String id = ctx.pathParam("id");
    datasets.trash().restore(CurrentUser.of(ctx), id);
    WebServer.seeOther(ctx, "/datasets/" + id);
  }

  private void delete(Context ctx) {
    datasets.trash().delete(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, TRASH);
  }
}

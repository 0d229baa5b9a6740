package org.werkbank.platform.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;

/** Runs side by side, as JSON and as a page. */
public final class RunComparePages implements Endpoints {
  private static final int FEWEST = 2;
  private static final int MOST = 6;

  private final Runs runs;
  private final Views views;
  private final ObjectMapper json;

  public RunComparePages(Runs runs, Views views, ObjectMapper json) {
    this.runs = runs;
    this.views = views;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/runs/compare",
        Permission.SEE_RESULTS,
        Doc.of(
            "Two to six runs, ?ids=a,b: what differs, and by how much on the same rows",
            RunComparison.class),
        ctx -> ctx.json(runs.compare(asked(ctx))));
    routes.get("/runs/compare", Permission.SEE_RESULTS, Doc.page(), this::page);
  }

  private void page(Context ctx) {
    List<StoredRun> stored = asked(ctx);
    PageContext page = views.pageOf(ctx);
    Map<String, Object> model = new LinkedHashMap<>();
    RunComparison comparison = runs.compare(stored);
    model.put("comparison", comparison);
    model.put("differences", DifferenceCards.of(page, comparison));
    model.put("charts", new CompareCharts(json, page).of(stored));
    views.render(ctx, "runs/compare.jte", model);
  }

  /** Given as {@code ids=a,b} or, by a form, as {@code ids=a&ids=b}. */
  private List<StoredRun> asked(Context ctx) {
    List<String> ids =
        ctx.queryParams("ids").stream()
            .flatMap(one -> Arrays.stream(one.split(",")))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.size() < FEWEST || ids.size() > MOST) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/ids", "runs.compare.count", FEWEST, MOST, ids.size())),
          "runs.compare.count",
          FEWEST,
          MOST,
          ids.size());
    }
    CurrentUser user = CurrentUser.of(ctx);
    return ids.stream().map(id -> runs.stored(user, id)).toList();
  }
}

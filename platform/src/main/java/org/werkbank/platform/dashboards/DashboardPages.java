package org.werkbank.platform.dashboards;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.models.Prices;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** The managers' page. */
public final class DashboardPages implements Endpoints {
  private final Dashboards dashboards;
  private final Members members;
  private final Views views;

  public DashboardPages(Dashboards dashboards, Members members, Views views) {
    this.dashboards = dashboards;
    this.members = members;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/dashboard", Permission.SEE_RESULTS, Doc.page(), this::show);
    routes.post("/dashboard/prices", Permission.SEE_RESULTS, Doc.page(), this::remember);
  }

  private void show(Context ctx) {
    Dashboard dashboard = DashboardApi.dashboard(ctx, dashboards);
    PageContext page = views.pageOf(ctx);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("dashboard", dashboard);
    model.put("names", names());
    model.put("charts", new DashboardCharts(page));
    model.put("chosen", chosen(ctx, dashboard));
    views.render(ctx, "dashboards/show.jte", model);
  }

  private void remember(Context ctx) {
    Prices prices = DashboardApi.prices(ctx::formParam);
    if (prices == null) {
      throw Problem.of(ProblemType.INVALID_INPUT, "dashboards.noPrices");
    }
    dashboards.remember(CurrentUser.of(ctx), prices);
    String model = Objects.requireNonNullElse(ctx.formParam("model"), "");
    String query =
        model.isBlank() ? "" : "?model=" + URLEncoder.encode(model, StandardCharsets.UTF_8);
    WebServer.seeOther(ctx, "/dashboard" + query + "#costs");
  }

  private static String chosen(Context ctx, Dashboard dashboard) {
    String asked = Objects.requireNonNullElse(ctx.queryParam("model"), "");
    if (!asked.isBlank() || dashboard.costModels().isEmpty()) {
      return asked;
    }
    return dashboard.costModels().get(0);
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Member member : members.all()) {
      names.put(member.slug(), member.name());
    }
    return names;
  }
}

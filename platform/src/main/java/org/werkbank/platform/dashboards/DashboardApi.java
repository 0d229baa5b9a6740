package org.werkbank.platform.dashboards;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.models.Prices;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about a member's figures. */
public final class DashboardApi implements Endpoints {
  private final Dashboards dashboards;
  private final JsonBody json;

  public DashboardApi(Dashboards dashboards, JsonBody json) {
    this.dashboards = dashboards;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/dashboard",
        Permission.SEE_RESULTS,
        Doc.of(
            "My member's figures; ?model=owner/name/version&missEur=&falseAlarmEur=&inspectionEur="
                + " for the cost curve",
            Dashboard.class),
        ctx -> ctx.json(dashboard(ctx, dashboards)));
    routes.put(
        "/api/v1/dashboard/prices",
        Permission.SEE_RESULTS,
        Doc.of("Remember what decisions cost my member", Prices.class).takes(Prices.class),
        ctx -> ctx.json(dashboards.remember(CurrentUser.of(ctx), json.read(ctx, Prices.class))));
  }

  static Dashboard dashboard(Context ctx, Dashboards dashboards) {
    return dashboards.of(CurrentUser.of(ctx), ctx.queryParam("model"), prices(ctx::queryParam));
  }

  /** The prices in the fields; null when none of them was filled in. */
  static @Nullable Prices prices(Function<String, @Nullable String> field) {
    List<String> names = List.of("missEur", "falseAlarmEur", "inspectionEur");
    if (names.stream().allMatch(name -> blank(field.apply(name)))) {
      return null;
    }
    return new Prices(
        number(field, names.get(0)), number(field, names.get(1)), number(field, names.get(2)));
  }

  private static double number(Function<String, @Nullable String> field, String name) {
    String given = field.apply(name);
    if (given == null || given.isBlank()) {
      return 0;
    }
    try {
      return Double.parseDouble(given.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/" + name, "models.badNumber", given)),
          "models.badNumber",
          given);
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}

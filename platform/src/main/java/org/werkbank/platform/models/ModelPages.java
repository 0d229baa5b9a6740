package org.werkbank.platform.models;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.werkbank.contract.Plots;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.plots.PlotCards;
import org.werkbank.platform.plots.PlotPrices;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.runs.DifferenceCards;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunComparison;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages about models: the list, a version's card, and the forms on it. */
public final class ModelPages implements Endpoints {
  private static final String VERSION = "/models/{owner}/{name}/versions/{version}";

  private final Models models;
  private final Members members;
  private final Views views;

  public ModelPages(Models models, Members members, Views views) {
    this.models = models;
    this.members = members;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/models", Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.post("/models/register", Permission.RUN, Doc.page(), this::register);
    routes.get(VERSION, Permission.SEE_RESULTS, Doc.page(), this::version);
    routes.post(VERSION + "/aliases", Permission.RUN, Doc.page(), this::setAlias);
    routes.post(VERSION + "/shares", Permission.WORK_WITH_DATA, Doc.page(), this::share);
    routes.post(
        VERSION + "/shares/{member}/end", Permission.WORK_WITH_DATA, Doc.page(), this::unshare);
    routes.post(VERSION + "/score", Permission.RUN, Doc.page(), this::score);
  }

  private void list(Context ctx) {
    Page<SeenModel> page = models.list(CurrentUser.of(ctx), Paging.of(ctx));
    views.render(
        ctx,
        "models/list.jte",
        Map.of(
            "own", page.items().stream().filter(SeenModel::isOwn).toList(),
            "shared", page.items().stream().filter(model -> !model.isOwn()).toList(),
            "names", names(),
            "next", Objects.requireNonNullElse(page.nextPageToken(), "")));
  }

  /** Sent from a run's page. */
  private void register(Context ctx) {
    SeenVersion seen =
        models.registerAs(
            CurrentUser.of(ctx), form(ctx, "name"), form(ctx, "description"), form(ctx, "runId"));
    WebServer.seeOther(ctx, seen.page());
  }

  private void version(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    SeenVersion seen = ModelApi.seen(models, ctx);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("seen", seen);
    model.put("card", ModelCard.of(seen));
    model.put("chart", PrecisionRecall.chart(views.pageOf(ctx), seen.version().evaluation()));
    PageContext page = views.pageOf(ctx);
    ModelReports reports = models.reports();
    Optional<Plots> plots = reports.plots(seen.version());
    model.put("plots", plots);
    model.put(
        "cards",
        PlotCards.of(
            page,
            seen.version().evaluation(),
            reports.importance(seen.version()),
            plots,
            seen.isOwn() ? PlotPrices.of(seen.version().lineage().parameters()) : Optional.empty(),
            name -> MetricNames.metric(page, name)));
    Optional<RunComparison> challenge = models.againstChampion(user, seen);
    model.put("challenge", challenge);
    model.put(
        "challenger",
        challenge.flatMap(
            compared ->
                DifferenceCards.of(
                    page,
                    compared,
                    0,
                    "champion",
                    Models.CHAMPION,
                    "v" + seen.version().version())));
    model.put("drift", models.drift(user, seen));
    model.put("endedAgreements", models.endedAgreements(seen));
    model.put("names", names());
    model.put("others", others(user, seen));
    model.put(
        "datasets",
        user.may(Permission.RUN)
            ? models.datasets(user, PageRequest.of(500, null)).items()
            : List.of());
    views.render(ctx, "models/version.jte", model);
  }

  private void setAlias(Context ctx) {
    SeenVersion own = own(ctx);
    models.setAlias(
        CurrentUser.of(ctx), own.model().name(), form(ctx, "alias"), own.version().version());
    WebServer.seeOther(ctx, own.page());
  }

  private void share(Context ctx) {
    SeenVersion own = own(ctx);
    CurrentUser user = CurrentUser.of(ctx);
    String version = String.valueOf(own.version().version());
    if (form(ctx, "with").equals(Share.CONSORTIUM)) {
      models.shareWithConsortium(user, own.model().name(), version);
    } else {
      models.share(user, own.model().name(), version, ctx.formParams("members"));
    }
    WebServer.seeOther(ctx, own.page());
  }

  private void unshare(Context ctx) {
    SeenVersion own = own(ctx);
    models.unshare(
        CurrentUser.of(ctx),
        own.model().name(),
        String.valueOf(own.version().version()),
        ctx.pathParam("member"));
    WebServer.seeOther(ctx, own.page());
  }

  private void score(Context ctx) {
    SeenVersion seen = ModelApi.seen(models, ctx);
    Run run =
        models.score(
            CurrentUser.of(ctx),
            seen,
            new ModelSources.Rows(form(ctx, "dataset"), null, form(ctx, "format")));
    WebServer.seeOther(ctx, "/runs/" + run.id());
  }

  /** The version of the path, when it is the member's own: only the owner changes things. */
  private SeenVersion own(Context ctx) {
    SeenVersion seen = ModelApi.seen(models, ctx);
    if (!seen.isOwn()) {
      throw Problem.notFound("models.ownerAlone", seen.label());
    }
    return seen;
  }

  /** Members a version may still be shared with. */
  private List<Member> others(CurrentUser user, SeenVersion seen) {
    return members.all().stream()
        .filter(member -> member.kind() != MemberKind.OFFICE)
        .filter(member -> !member.id().equals(user.memberId()))
        .filter(member -> seen.shares().stream().noneMatch(s -> s.memberId().equals(member.id())))
        .toList();
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    members.all().forEach(member -> names.put(member.slug(), member.name()));
    return names;
  }

  private static String form(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }
}

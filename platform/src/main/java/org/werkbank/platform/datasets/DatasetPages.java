package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.agreements.Agreements;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.db.Page;
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

/** Pages about data sets: the list with upload, and one data set with profile and schema. */
public final class DatasetPages implements Endpoints {
  private final Datasets datasets;
  private final Agreements agreements;
  private final Views views;

  public DatasetPages(Datasets datasets, Agreements agreements, Views views) {
    this.datasets = datasets;
    this.agreements = agreements;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/datasets", Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.post("/datasets", Permission.WORK_WITH_DATA, Doc.page(), this::create);
    routes.get("/datasets/{id}", Permission.SEE_RESULTS, Doc.page(), this::detail);
    routes.post("/datasets/{id}/schema", Permission.WORK_WITH_DATA, Doc.page(), this::schema);
  }

  private void list(Context ctx) {
    Page<Dataset> found = datasets.list(CurrentUser.of(ctx), Paging.of(ctx));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("datasets", found.items());
    model.put("next", found.nextPageToken());
    model.put("space", datasets.space().of(CurrentUser.of(ctx)));
    views.render(ctx, "datasets/list.jte", model);
  }

  /** Without JavaScript: the file then follows on the data set's page. */
  private void create(Context ctx) {
    Dataset dataset =
        datasets.create(
            CurrentUser.of(ctx),
            Objects.requireNonNullElse(ctx.formParam("name"), ""),
            Objects.requireNonNullElse(ctx.formParam("description"), ""));
    WebServer.seeOther(ctx, "/datasets/" + dataset.id());
  }

  private void detail(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    DatasetDetail detail = datasets.detail(user, ctx.pathParam("id"));
    DatasetVersion shown = shown(ctx, user, detail);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("dataset", detail.dataset());
    model.put("schema", detail.schema());
    model.put("versions", detail.versions());
    model.put("offer", agreements.offerOf(user, detail.dataset().id()));
    model.put("purposes", List.of(Purpose.values()));
    model.put("retention", datasets.trash().retention(user, detail.dataset().id()));
    model.put("shown", shown);
    model.put("columns", shown == null ? List.of() : ColumnView.of(shown, detail.schema()));
    views.render(ctx, "datasets/detail.jte", model);
  }

  /** The version asked for, or the newest; cells only for those who may read them. */
  private @Nullable DatasetVersion shown(Context ctx, CurrentUser user, DatasetDetail detail) {
    if (detail.versions().isEmpty()) {
      return null;
    }
    String asked = ctx.queryParam("version");
    if (asked != null && !asked.matches("[0-9]{1,9}")) {
      throw Problem.notFound("datasets.noSuchVersion", asked, detail.dataset().name());
    }
    DatasetVersion version =
        datasets.version(
            user, detail.dataset().id(), asked == null ? null : Integer.valueOf(asked));
    return user.may(Permission.WORK_WITH_DATA) ? version : version.withoutCells();
  }

  private void schema(Context ctx) {
    String id = ctx.pathParam("id");
    List<SchemaCheck.Said> said = new ArrayList<>();
    List<String> names = ctx.formParams("name");
    List<String> roles = ctx.formParams("role");
    List<String> units = ctx.formParams("unit");
    List<String> known = ctx.formParams("availableAt");
    List<String> kept = ctx.formParams("protection");
    if (roles.size() != names.size()
        || units.size() != names.size()
        || known.size() != names.size()
        || kept.size() != names.size()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.schema.wrong");
    }
    for (int i = 0; i < names.size(); i++) {
      said.add(
          new SchemaCheck.Said(
              names.get(i),
              roleOf(roles.get(i)),
              units.get(i),
              null,
              oneOf(Availability.values(), known.get(i)),
              oneOf(Protection.values(), kept.get(i))));
    }
    datasets.confirmSchema(CurrentUser.of(ctx), id, said);
    WebServer.seeOther(ctx, "/datasets/" + id);
  }

  private static <E extends Enum<E>> @Nullable E oneOf(E[] values, String text) {
    return Arrays.stream(values)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(null);
  }

  private static ColumnRole roleOf(String text) {
    for (ColumnRole role : ColumnRole.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
        return role;
      }
    }
    throw Problem.of(ProblemType.INVALID_INPUT, "datasets.schema.unknownRole", text);
  }
}

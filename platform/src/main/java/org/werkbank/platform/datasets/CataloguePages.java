package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;

/** Pages of what other members offer: the search, and one data set with its schema and terms. */
public final class CataloguePages implements Endpoints {
  private final Catalogue catalogue;
  private final Views views;

  public CataloguePages(Catalogue catalogue, Views views) {
    this.catalogue = catalogue;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/catalogue", Permission.SEE_RESULTS, Doc.page(), this::search);
    routes.get("/catalogue/{id}", Permission.SEE_RESULTS, Doc.page(), this::entry);
  }

  private void search(Context ctx) {
    Purpose purpose = CatalogueApi.purpose(ctx);
    Page<Catalogue.Item> found =
        catalogue.search(CurrentUser.of(ctx), CatalogueApi.words(ctx), purpose, Paging.of(ctx));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("items", found.items());
    model.put("next", Objects.requireNonNullElse(found.nextPageToken(), ""));
    model.put("words", CatalogueApi.words(ctx));
    model.put("purpose", purpose == null ? "" : purpose.slug());
    model.put("purposes", CatalogueApi.purposes());
    views.render(ctx, "catalogue/list.jte", model);
  }

  private void entry(Context ctx) {
    views.render(
        ctx,
        "catalogue/entry.jte",
        Map.of("entry", catalogue.entry(CurrentUser.of(ctx), ctx.pathParam("id"))));
  }
}

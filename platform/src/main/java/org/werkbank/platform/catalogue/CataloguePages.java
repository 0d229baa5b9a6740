package org.werkbank.platform.catalogue;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.agreements.OfferFacets;
import org.werkbank.platform.agreements.OfferQuery;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.PageContext;
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
    OfferQuery query = CatalogueApi.query(ctx);
    Catalogue.Found found = catalogue.search(CurrentUser.of(ctx), query, Paging.of(ctx));
    FacetChoices choices = new FacetChoices(query);
    String next = found.page().nextPageToken();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("items", found.page().items());
    model.put("count", found.facets().found());
    model.put("next", next == null ? "" : choices.href("pageToken", next));
    model.put("choices", choices);
    model.put("facets", facets(views.pageOf(ctx), choices, found.facets()));
    views.render(ctx, "catalogue/list.jte", model);
  }

  private static List<FacetChoices.Facet> facets(
      PageContext page, FacetChoices choices, OfferFacets counts) {
    List<FacetChoices.Choice> rights =
        List.of(
            choices.choice(page.t("agreements.mayTrain"), counts.mayTrain(), "mayTrain", "true"),
            choices.choice(
                page.t("agreements.mayDownload"), counts.mayDownload(), "mayDownload", "true"));
    return List.of(
        choices.facet(
            "agreements.purpose",
            "purpose",
            counts.purposes(),
            slug -> page.t("agreements.purpose." + slug)),
        new FacetChoices.Facet("agreements.rights", rights),
        choices.facet("catalogue.owner", "owner", counts.owners(), slug -> slug),
        choices.facet(
            "catalogue.format", "mediaType", counts.mediaTypes(), CataloguePages::format));
  }

  private static String format(String mediaType) {
    return mediaType.equals("text/csv") ? "CSV" : mediaType.replaceFirst(".*[/.]", "");
  }

  private void entry(Context ctx) {
    views.render(
        ctx,
        "catalogue/entry.jte",
        Map.of("entry", catalogue.entry(CurrentUser.of(ctx), ctx.pathParam("id"))));
  }
}

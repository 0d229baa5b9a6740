package org.werkbank.platform.catalogue;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.OfferFacets;
import org.werkbank.platform.agreements.OfferQuery;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.agreements.Terms;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** {@code GET /api/v1/catalogue}: what other members offer. */
public final class CatalogueApi implements Endpoints {
  /** One offered data set. */
  record Offered(
      String id,
      String name,
      String description,
      String owner,
      long rows,
      int columns,
      Terms terms) {
    static Offered of(Catalogue.Item item) {
      return new Offered(
          item.offer().datasetId(),
          item.offer().datasetName(),
          item.offer().description(),
          item.offer().ownerSlug(),
          item.rows(),
          item.columns(),
          item.offer().terms());
    }
  }

  /** Answer to a search. */
  record FoundView(List<Offered> items, @Nullable String nextPageToken, OfferFacets facets) {}

  private final Catalogue catalogue;

  public CatalogueApi(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/catalogue",
        Permission.SEE_RESULTS,
        Doc.of(
            "Data sets other members offer, with counts; search by q (words of name, description,"
                + " owner, columns), owner, purpose, mediaType, mayTrain=true, mayDownload=true",
            FoundView.class),
        this::search);
  }

  private void search(Context ctx) {
    Catalogue.Found found = catalogue.search(CurrentUser.of(ctx), query(ctx), Paging.of(ctx));
    ctx.json(
        new FoundView(
            found.page().items().stream().map(Offered::of).toList(),
            found.page().nextPageToken(),
            found.facets()));
  }

  static OfferQuery query(Context ctx) {
    String purpose = given(ctx, "purpose");
    return new OfferQuery(
        Objects.requireNonNullElse(ctx.queryParam("q"), ""),
        given(ctx, "owner"),
        purpose == null ? null : Purpose.of(purpose),
        given(ctx, "mediaType"),
        "true".equals(ctx.queryParam("mayTrain")),
        "true".equals(ctx.queryParam("mayDownload")));
  }

  private static @Nullable String given(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}

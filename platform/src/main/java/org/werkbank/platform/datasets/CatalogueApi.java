package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.agreements.Terms;
import org.werkbank.platform.db.Page;
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

  private final Catalogue catalogue;

  public CatalogueApi(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/catalogue",
        Permission.SEE_RESULTS,
        Doc.of("Data sets other members offer; search by q and purpose", Page.class),
        this::search);
  }

  private void search(Context ctx) {
    ctx.json(
        catalogue
            .search(CurrentUser.of(ctx), words(ctx), purpose(ctx), Paging.of(ctx))
            .map(Offered::of));
  }

  static String words(Context ctx) {
    return Objects.requireNonNullElse(ctx.queryParam("q"), "");
  }

  static @Nullable Purpose purpose(Context ctx) {
    String asked = ctx.queryParam("purpose");
    return asked == null || asked.isBlank() ? null : Purpose.of(asked);
  }

  static List<Purpose> purposes() {
    return List.of(Purpose.values());
  }
}

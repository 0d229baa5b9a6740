package org.werkbank.platform.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Offer;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CatalogErrors;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.OwnAddress;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** The Catalog Protocol of the Dataspace Protocol 2025-1, for reading; its paths are prescribed. */
public final class DataspaceApi implements Endpoints {
  private static final int PAGE = 500;

  /** Body of {@code POST /catalog/request}. */
  record CatalogRequest(
      @JsonProperty("@context") List<String> context,
      @JsonProperty("@type") String type,
      @Nullable List<Object> filter) {
    CatalogRequest {
      Given.required(context, "@context");
      Given.required(type, "@type");
      if (!context.containsAll(CatalogErrors.CONTEXT)) {
        throw wrong("/@context", "catalogue.badContext", CatalogErrors.CONTEXT.get(0));
      }
      if (!type.equals("CatalogRequestMessage")) {
        throw wrong("/@type", "catalogue.badType", type);
      }
      if (filter != null && !filter.isEmpty()) {
        throw wrong("/filter", "catalogue.noFilter");
      }
    }

    private static Problem wrong(String pointer, String key, Object... arguments) {
      return Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer(pointer, key, arguments)),
          "web.bodyWrong");
    }
  }

  private final Catalogue catalogue;
  private final JsonBody body;

  public DataspaceApi(Catalogue catalogue, JsonBody body) {
    this.catalogue = catalogue;
    this.body = body;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/catalog/request",
        Permission.SEE_RESULTS,
        Doc.of(
                "Dataspace Protocol 2025-1: the offers you see as a Catalog; further pages by the"
                    + " Link header",
                Map.class)
            .takes(CatalogRequest.class),
        this::catalogue);
    routes.get(
        "/catalog/datasets/{id}",
        Permission.SEE_RESULTS,
        Doc.of("Dataspace Protocol 2025-1: one offered data set, by URN or id", Map.class),
        this::dataset);
  }

  private void catalogue(Context ctx) {
    body.read(ctx, CatalogRequest.class);
    PageRequest request = Paging.of(ctx, PAGE);
    Page<Catalogue.Described> page = catalogue.all(CurrentUser.of(ctx), request);
    Paging.link(ctx, request, page.nextPageToken());
    ctx.json(new DataspaceCatalogue(OwnAddress.of(ctx)).catalogue(page.items()));
  }

  private void dataset(Context ctx) {
    String asked = ctx.pathParam("id");
    String urn = Offer.dataUrn("");
    String id = asked.startsWith(urn) ? asked.substring(urn.length()) : asked;
    Catalogue.Described found = catalogue.described(CurrentUser.of(ctx), id);
    if (!DataspaceCatalogue.isOffered(found)) {
      throw Problem.notFound("datasets.noDataset", id);
    }
    ctx.json(new DataspaceCatalogue(OwnAddress.of(ctx)).dataset(found));
  }
}

package org.werkbank.platform.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Objects;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.OwnAddress;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** The catalogue in the words of others: DCAT-AP of everything, Croissant of one version. */
public final class DcatApi implements Endpoints {
  private static final String TURTLE = "text/turtle";
  private static final int PAGE = 500;
  private static final String JSON_LD = "application/ld+json";

  private final Catalogue catalogue;
  private final ObjectMapper json;

  public DcatApi(Catalogue catalogue, ObjectMapper json) {
    this.catalogue = catalogue;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/catalogue/dcat",
        Permission.SEE_RESULTS,
        Doc.of(
            "Every data set you may know of as DCAT-AP 3: JSON-LD, or Turtle by Accept: text/turtle"
                + " or ?format=ttl; pages of pageSize (500), the next one in the Link header"),
        this::all);
    routes.get(
        "/api/v1/datasets/{id}/versions/{version}/croissant",
        Permission.SEE_RESULTS,
        Doc.of(
            "A version as Croissant 1.1 (JSON-LD): its columns, and its file for who may download"
                + " it"),
        this::croissant);
  }

  private void all(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    boolean isTurtle = isTurtle(ctx);
    PageRequest request = Paging.of(ctx, PAGE);
    Page<Catalogue.Described> page = catalogue.all(user, request);
    Paging.link(ctx, request, page.nextPageToken());
    Rdf.Node graph =
        new DcatGraph(OwnAddress.of(ctx))
            .catalogue(user.memberSlug(), user.memberName(), page.items());
    ctx.header("Vary", "Accept");
    if (isTurtle) {
      ctx.result(TurtleWriter.write(graph));
      ctx.contentType(TURTLE + ";charset=utf-8");
    } else {
      write(ctx, JsonLd.write(graph));
    }
  }

  private void croissant(Context ctx) {
    String id = ctx.pathParam("id");
    String number = ctx.pathParam("version");
    if (!number.matches("[0-9]{1,9}")) {
      throw Problem.notFound("datasets.noSuchVersion", number, id);
    }
    Catalogue.Version version =
        catalogue.version(CurrentUser.of(ctx), id, Integer.parseInt(number));
    write(ctx, new Croissant(OwnAddress.of(ctx)).of(version.known(), version.owner()));
  }

  private void write(Context ctx, Object document) {
    try {
      ctx.result(json.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document is made of words", e);
    }
    ctx.contentType(JSON_LD);
  }

  /** What {@code format} says, else what the reader would rather have. */
  private static boolean isTurtle(Context ctx) {
    String format = ctx.queryParam("format");
    if (format != null) {
      return switch (format) {
        case "ttl" -> true;
        case "jsonld" -> false;
        default -> throw Problem.of(ProblemType.INVALID_INPUT, "catalogue.badFormat", format);
      };
    }
    String accept = Objects.requireNonNullElse(ctx.header("Accept"), "");
    return Preference.of(accept, TURTLE) > Preference.of(accept, JSON_LD);
  }
}

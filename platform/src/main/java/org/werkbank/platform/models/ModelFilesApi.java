package org.werkbank.platform.models;

import io.javalin.http.Context;
import java.util.Objects;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.FileAnswer;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** REST calls that hand out a version's card and its predictor. */
public final class ModelFilesApi implements Endpoints {
  private final Models models;
  private final Views views;

  public ModelFilesApi(Models models, Views views) {
    this.models = models;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        ModelApi.VERSION + "/card",
        Permission.SEE_RESULTS,
        Doc.of(
            "The model card as JSON, as Markdown (format=markdown or Accept: text/markdown) or as a"
                + " page",
            ModelCard.class),
        this::card);
    routes.get(
        ModelApi.VERSION + "/download",
        Permission.RUN,
        Doc.of("The predictor as a zip file with its hash in Repr-Digest"),
        this::download);
  }

  private void card(Context ctx) {
    SeenVersion seen = ModelApi.seen(models, ctx);
    String accept = Objects.requireNonNullElse(ctx.header("Accept"), "");
    String format = Objects.requireNonNullElse(ctx.queryParam("format"), "");
    ctx.header("Vary", "Accept");
    if (format.equals("markdown") || (format.isEmpty() && accept.contains("text/markdown"))) {
      String text = new CardMarkdown(views.pageOf(ctx)).write(ModelCard.of(seen));
      ctx.contentType("text/markdown; charset=utf-8").result(text);
    } else if (format.isEmpty() && accept.contains("text/html")) {
      WebServer.seeOther(ctx, seen.page());
    } else {
      ctx.json(ModelCard.of(seen));
    }
  }

  private void download(Context ctx) {
    SeenVersion seen = ModelApi.seen(models, ctx);
    ModelVersion version = seen.version();
    CurrentUser user = CurrentUser.of(ctx);
    FileAnswer.send(
        ctx,
        seen.model().memberSlug() + "." + seen.model().name() + "-" + version.version() + ".zip",
        "application/zip",
        version.sha256(),
        version.sizeBytes(),
        (offset, length) -> models.download(user, seen, offset, length));
  }
}

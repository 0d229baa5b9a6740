package org.werkbank.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunView;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about models. */
public final class ModelApi implements Endpoints {
  static final String VERSION = "/api/v1/models/{owner}/{name}/versions/{version}";

  /** Body of {@code POST /api/v1/models}. */
  record NewModel(String name, @Nullable String description) {
    NewModel {
      Given.required(name, "name");
    }
  }

  /** Body of {@code POST /api/v1/models/{name}/versions}. */
  record NewVersion(String runId) {
    NewVersion {
      Given.required(runId, "runId");
    }
  }

  /** Body of {@code PUT /api/v1/models/{name}/aliases/{alias}}. */
  record NewAlias(Integer version) {
    NewAlias {
      Given.required(version, "version");
    }
  }

  /** Body of {@code POST .../shares}: a list of slugs, or {@code "consortium"}. */
  record NewShares(JsonNode members) {
    NewShares {
      Given.required(members, "members");
    }
  }

  /** Body of {@code POST .../score}. */
  record NewScoring(Rows dataset, @Nullable String format) {
    NewScoring {
      Given.required(dataset, "dataset");
    }

    record Rows(String id, @Nullable Integer version) {
      Rows {
        Given.required(id, "dataset/id");
      }
    }
  }

  private final Models models;
  private final JsonBody json;

  public ModelApi(Models models, JsonBody json) {
    this.models = models;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/models",
        Permission.SEE_RESULTS,
        Doc.of("Own models and those shared with my member", Page.class),
        ctx -> ctx.json(models.list(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.post(
        "/api/v1/models",
        Permission.RUN,
        Doc.of("Make a model", SeenModel.class).takes(NewModel.class).answers(201),
        this::create);
    routes.post(
        "/api/v1/models/{name}/versions",
        Permission.RUN,
        Doc.of("Register what a run produced as the next version", VersionView.class)
            .takes(NewVersion.class)
            .answers(201),
        this::register);
    routes.put(
        "/api/v1/models/{name}/aliases/{alias}",
        Permission.RUN,
        Doc.of("Point an alias at a version", NewAlias.class).takes(NewAlias.class),
        this::setAlias);
    routes.post(
        "/api/v1/models/{name}/versions/{version}/shares",
        Permission.WORK_WITH_DATA,
        Doc.of("Share a version with members or the consortium", Page.class)
            .takes(NewShares.class)
            .answers(201),
        this::share);
    routes.delete(
        "/api/v1/models/{name}/versions/{version}/shares/{member}",
        Permission.WORK_WITH_DATA,
        Doc.of("End a share; it holds at once").answers(204),
        this::unshare);
    routes.get(
        VERSION,
        Permission.SEE_RESULTS,
        Doc.of("A version by number or alias, with its evaluation", VersionView.class),
        ctx -> ctx.json(VersionView.of(seen(models, ctx))));
    routes.post(
        VERSION + "/score",
        Permission.RUN,
        Doc.of("Score my member's own rows with a version", RunView.class)
            .takes(NewScoring.class)
            .answers(202),
        this::score);
  }

  /** The version the path names, when the caller may see it. */
  static SeenVersion seen(Models models, Context ctx) {
    return models.get(
        CurrentUser.of(ctx),
        ctx.pathParam("owner"),
        ctx.pathParam("name"),
        ctx.pathParam("version"));
  }

  private void create(Context ctx) {
    NewModel body = json.read(ctx, NewModel.class);
    Model model =
        models.create(
            CurrentUser.of(ctx), body.name(), Objects.requireNonNullElse(body.description(), ""));
    ctx.status(201)
        .json(
            new SeenModel(
                model.memberSlug(),
                model.name(),
                model.description(),
                true,
                model.createdAt(),
                java.util.Map.of(),
                List.of()));
  }

  private void register(Context ctx) {
    NewVersion body = json.read(ctx, NewVersion.class);
    SeenVersion seen = models.register(CurrentUser.of(ctx), ctx.pathParam("name"), body.runId());
    ctx.status(201).header("Location", "/api/v1" + seen.page()).json(VersionView.of(seen));
  }

  private void setAlias(Context ctx) {
    NewAlias body = json.read(ctx, NewAlias.class);
    models.setAlias(
        CurrentUser.of(ctx), ctx.pathParam("name"), ctx.pathParam("alias"), body.version());
    ctx.json(body);
  }

  private void share(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    String name = ctx.pathParam("name");
    String version = ctx.pathParam("version");
    JsonNode with = json.read(ctx, NewShares.class).members();
    List<Share> shares =
        with.isTextual() && with.asText().equals(Share.CONSORTIUM)
            ? models.shareWithConsortium(user, name, version)
            : models.share(user, name, version, slugs(with));
    ctx.status(201).json(new Page<>(shares, null));
  }

  private void unshare(Context ctx) {
    models.unshare(
        CurrentUser.of(ctx),
        ctx.pathParam("name"),
        ctx.pathParam("version"),
        ctx.pathParam("member"));
    ctx.status(204);
  }

  private void score(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    SeenVersion seen = seen(models, ctx);
    NewScoring body = json.read(ctx, NewScoring.class);
    Run run =
        models.score(
            user,
            seen,
            new ModelSources.Rows(
                body.dataset().id(),
                body.dataset().version(),
                Objects.requireNonNullElse(body.format(), "csv")));
    ctx.status(202).header("Location", "/api/v1/runs/" + run.id()).json(models.view(user, run));
  }

  private static List<String> slugs(JsonNode with) {
    List<String> slugs = new ArrayList<>();
    boolean isList = with.isArray();
    for (JsonNode slug : with) {
      isList &= slug.isTextual();
      slugs.add(slug.asText());
    }
    if (!isList) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/members", "models.badShare")),
          "models.badShare");
    }
    return slugs;
  }
}

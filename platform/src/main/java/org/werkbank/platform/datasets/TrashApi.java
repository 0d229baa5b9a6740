package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about how data sets end, and what they take until then. */
public final class TrashApi implements Endpoints {
  /** Body of {@code PUT /api/v1/datasets/{id}/retention}; without days there is no end. */
  record AskedRetention(@Nullable Integer days) {}

  private static final int ACCEPTED = 202;

  private final Datasets datasets;
  private final JsonBody body;

  public TrashApi(Datasets datasets, JsonBody body) {
    this.datasets = datasets;
    this.body = body;
  }

  @Override
  public void addTo(Routes routes) {
    Trash trash = datasets.trash();
    routes.delete(
        "/api/v1/datasets/{id}",
        Permission.WORK_WITH_DATA,
        Doc.of("Puts a data set into the trash, from where it can be restored for 30 days")
            .answers(204),
        ctx -> {
          trash.put(CurrentUser.of(ctx), ctx.pathParam("id"));
          ctx.status(204);
        });
    routes.get(
        "/api/v1/datasets/{id}/retention",
        Permission.SEE_RESULTS,
        Doc.of("How long a data set is kept", Retention.class),
        ctx -> ctx.json(trash.retention(CurrentUser.of(ctx), ctx.pathParam("id"))));
    routes.put(
        "/api/v1/datasets/{id}/retention",
        Permission.SET_TERMS,
        Doc.of(
                "Says how many days after its newest version a data set goes to the trash",
                Retention.class)
            .takes(AskedRetention.class),
        this::keepFor);
    routes.get(
        "/api/v1/trash",
        Permission.SEE_RESULTS,
        Doc.of("Data sets in the trash, the newest there first", Page.class),
        ctx -> ctx.json(trash.list(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.post(
        "/api/v1/trash/{id}/restore",
        Permission.WORK_WITH_DATA,
        Doc.of("Brings a data set back").answers(204),
        ctx -> {
          trash.restore(CurrentUser.of(ctx), ctx.pathParam("id"));
          ctx.status(204);
        });
    routes.delete(
        "/api/v1/trash/{id}",
        Permission.SET_TERMS,
        Doc.of(
            "Deletes a data set for good, objects too; 202 while the store cannot let go of some",
            Deletion.class),
        this::delete);
    routes.get(
        "/api/v1/deletions",
        Permission.SEE_RESULTS,
        Doc.of("Records of what was deleted, the newest first", Page.class),
        ctx -> ctx.json(trash.deletions(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.get(
        "/api/v1/space",
        Permission.SEE_RESULTS,
        Doc.of("What the member's data sets take, in bytes", SpaceUse.class),
        ctx -> ctx.json(datasets.space().of(CurrentUser.of(ctx))));
  }

  private void keepFor(Context ctx) {
    AskedRetention asked = body.read(ctx, AskedRetention.class);
    ctx.json(datasets.trash().keepFor(CurrentUser.of(ctx), ctx.pathParam("id"), asked.days()));
  }

  private void delete(Context ctx) {
    Deletion deletion = datasets.trash().delete(CurrentUser.of(ctx), ctx.pathParam("id"));
    ctx.status(deletion.isOver() ? 200 : ACCEPTED).json(deletion);
  }
}

package org.werkbank.platform.audit;

import io.javalin.http.Context;
import java.util.Map;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;

/** The page of the audit trail. */
public final class AuditPages implements Endpoints {
  private final AuditTrail trail;
  private final Views views;

  public AuditPages(AuditTrail trail, Views views) {
    this.trail = trail;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/audit", Permission.READ_AUDIT, Doc.page(), this::list);
  }

  private void list(Context ctx) {
    AuditFilter filter = AuditApi.filterOf(ctx);
    views.render(
        ctx,
        "audit/list.jte",
        Map.of(
            "entries", trail.list(CurrentUser.of(ctx), filter, Paging.of(ctx)),
            "noun", filter.noun() == null ? "" : filter.noun(),
            "member", filter.member() == null ? "" : filter.member()));
  }
}

package org.werkbank.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;

/** The page of the audit trail. */
public final class AuditPages implements Endpoints {
  private static final List<String> FIELDS =
      List.of("noun", "nounId", "action", "member", "agreement", "from", "until");

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
    Map<String, String> asked = new LinkedHashMap<>();
    for (String name : FIELDS) {
      asked.put(name, Objects.requireNonNullElse(ctx.queryParam(name), ""));
    }
    String query =
        asked.entrySet().stream()
            .filter(one -> !one.getValue().isBlank())
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    views.render(
        ctx,
        "audit/list.jte",
        Map.of(
            "entries", trail.list(CurrentUser.of(ctx), filter, Paging.of(ctx)),
            "asked", asked,
            "query", query));
  }
}

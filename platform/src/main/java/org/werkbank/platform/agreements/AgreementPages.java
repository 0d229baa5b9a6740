package org.werkbank.platform.agreements;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.audit.AuditFilter;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages about terms: open requests and agreements, and the forms that make them. */
public final class AgreementPages implements Endpoints {
  private static final int MOST_USES = 50;
  private static final int MOST_REQUESTS = 100;

  private final Agreements agreements;
  private final AuditTrail trail;
  private final ObjectMapper json;
  private final Views views;

  public AgreementPages(Agreements agreements, AuditTrail trail, ObjectMapper json, Views views) {
    this.trail = trail;
    this.json = json;
    this.agreements = agreements;
    this.views = views;
  }

  /** An agreement as its page shows it. */
  public record Shown(Agreement agreement, Agreement.State state, boolean isGiven) {}

  @Override
  public void addTo(Routes routes) {
    routes.get("/agreements", Permission.SEE_RESULTS, Doc.page(), this::list);
    routes.get("/agreements/{id}", Permission.SEE_RESULTS, Doc.page(), this::show);
    routes.post("/agreements/{id}/revoke", Permission.SET_TERMS, Doc.page(), this::revoke);
    routes.post("/access-requests/{id}/decision", Permission.SET_TERMS, Doc.page(), this::decide);
    routes.post("/datasets/{id}/offer", Permission.SET_TERMS, Doc.page(), this::offer);
    routes.post("/datasets/{id}/offer/withdraw", Permission.SET_TERMS, Doc.page(), this::withdraw);
    routes.post("/catalogue/{id}/requests", Permission.RUN, Doc.page(), this::request);
  }

  private void list(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    List<AccessRequest> requests =
        agreements.requests(user, PageRequest.of(MOST_REQUESTS, null)).items();
    var page = agreements.list(user, Paging.of(ctx)).map(one -> shown(user, one));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put(
        "toDecide",
        requests.stream()
            .filter(one -> one.state() == AccessRequest.State.OPEN)
            .filter(one -> one.owner().equals(user.memberSlug()))
            .toList());
    model.put(
        "asked", requests.stream().filter(one -> one.member().equals(user.memberSlug())).toList());
    model.put("agreements", page.items());
    model.put("next", Objects.requireNonNullElse(page.nextPageToken(), ""));
    views.render(ctx, "agreements/list.jte", model);
  }

  private void show(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    Agreement agreement = agreements.get(user, ctx.pathParam("id"));
    Shown shown = shown(user, agreement);
    views.render(
        ctx,
        "agreements/show.jte",
        Map.of(
            "one",
            shown,
            "uses",
            shown.isGiven() && user.may(Permission.READ_AUDIT)
                ? uses(user, agreement)
                : List.of()));
  }

  /** The newest; the audit trail has them all. */
  private List<AgreementUse> uses(CurrentUser user, Agreement agreement) {
    AuditFilter filter = AuditFilter.uses(agreement.datasetId(), agreement.id());
    return trail.list(user, filter, PageRequest.of(MOST_USES, null)).items().stream()
        .map(entry -> AgreementUse.of(entry, json))
        .toList();
  }

  private Shown shown(CurrentUser user, Agreement agreement) {
    return new Shown(
        agreement, agreements.stateOf(agreement), agreement.ownerId().equals(user.memberId()));
  }

  private void revoke(Context ctx) {
    agreements.revoke(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/agreements/" + ctx.pathParam("id"));
  }

  private void decide(Context ctx) {
    agreements.decide(
        CurrentUser.of(ctx),
        ctx.pathParam("id"),
        field(ctx, "decision").equals("grant"),
        field(ctx, "comment"));
    WebServer.seeOther(ctx, "/agreements");
  }

  private void offer(Context ctx) {
    String id = ctx.pathParam("id");
    Terms terms =
        new Terms(
            ctx.formParams("purpose").stream().map(Purpose::of).toList(),
            ctx.formParam("mayTrain") != null,
            ctx.formParam("mayDownload") != null,
            ctx.formParam("mayShareModel") != null,
            endOf(field(ctx, "validUntil")));
    List<String> members =
        List.of(field(ctx, "members").split("[,\\s]+")).stream()
            .filter(slug -> !slug.isEmpty())
            .toList();
    agreements.offer(CurrentUser.of(ctx), id, terms, members);
    WebServer.seeOther(ctx, "/datasets/" + id);
  }

  private void withdraw(Context ctx) {
    agreements.withdraw(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/datasets/" + ctx.pathParam("id"));
  }

  private void request(Context ctx) {
    String id = ctx.pathParam("id");
    agreements.request(
        CurrentUser.of(ctx), id, Purpose.of(field(ctx, "purpose")), field(ctx, "message"));
    WebServer.seeOther(ctx, "/catalogue/" + id);
  }

  /** The end of a day, the last one on which the terms hold. */
  private static @Nullable Instant endOf(String day) {
    if (day.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "agreements.badDay", day);
    }
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }
}

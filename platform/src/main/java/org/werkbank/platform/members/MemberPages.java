package org.werkbank.platform.members;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Pages about members, for the office and stewards, and everybody's own account. */
public final class MemberPages implements Endpoints {
  private static final int GIGA = 9;
  private static final Duration INVITATION_LIFETIME = Duration.ofDays(14);

  private final Members members;
  private final Accounts accounts;
  private final Views views;
  private final Clock clock;

  public MemberPages(Members members, Accounts accounts, Views views, Clock clock) {
    this.members = members;
    this.accounts = accounts;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/members", Permission.ADMINISTER, Doc.page(), this::list);
    routes.post("/members", Permission.OFFICE, Doc.page(), this::admit);
    routes.get("/members/{slug}", Permission.ADMINISTER, Doc.page(), ctx -> detail(ctx, null));
    routes.post("/members/{slug}/users", Permission.ADMINISTER, Doc.page(), this::addUser);
    routes.post("/members/{slug}/quota", Permission.OFFICE, Doc.page(), this::allow);
    routes.get("/account", Permission.SIGNED_IN, Doc.page(), ctx -> account(ctx, null));
    routes.post("/account/tokens", Permission.SIGNED_IN, Doc.page(), this::issueToken);
    routes.post("/account/tokens/{id}/revoke", Permission.SIGNED_IN, Doc.page(), this::revokeToken);
    routes.post("/account/password", Permission.SIGNED_IN, Doc.page(), this::setPassword);
  }

  private void list(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    if (!user.is(Role.OFFICE)) {
      WebServer.seeOther(ctx, "/members/" + user.memberSlug());
      return;
    }
    views.render(ctx, "members/list.jte", Map.of("members", members.all()));
  }

  private void admit(Context ctx) {
    Member member =
        members.admit(
            CurrentUser.of(ctx),
            form(ctx, "slug"),
            form(ctx, "name"),
            MemberKind.of(form(ctx, "kind")));
    WebServer.seeOther(ctx, "/members/" + member.slug());
  }

  private void detail(Context ctx, @Nullable IssuedToken invitation) {
    String slug = ctx.pathParam("slug");
    List<User> users = members.usersOf(CurrentUser.of(ctx), slug);
    Member member = members.bySlug(slug);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("member", member);
    model.put("users", users);
    model.put(
        "roles",
        member.kind() == MemberKind.OFFICE ? List.of(Role.OFFICE) : MemberApi.rolesForMembers());
    model.put("invitation", invitation == null ? "" : invitation.token());
    OptionalLong quota = members.quotaOf(slug);
    model.put(
        "quota",
        quota.isPresent()
            ? BigDecimal.valueOf(quota.getAsLong(), GIGA).stripTrailingZeros().toPlainString()
            : "");
    views.render(ctx, "members/detail.jte", model);
  }

  private void allow(Context ctx) {
    String gigabytes = form(ctx, "gigabytes").replace(',', '.');
    if (!gigabytes.matches("([0-9]{1,9}(\\.[0-9]{1,9})?)?")) {
      throw Problem.of(ProblemType.INVALID_INPUT, "members.badQuota");
    }
    String slug = ctx.pathParam("slug");
    members.allow(
        CurrentUser.of(ctx),
        slug,
        gigabytes.isEmpty()
            ? null
            : new BigDecimal(gigabytes).scaleByPowerOfTen(GIGA).longValueExact());
    WebServer.seeOther(ctx, "/members/" + slug);
  }

  /** Adds the person and shows an invitation token once. */
  private void addUser(Context ctx) {
    CurrentUser actor = CurrentUser.of(ctx);
    Set<Role> roles = ctx.formParams("roles").stream().map(Role::of).collect(Collectors.toSet());
    User user =
        members.addUser(actor, ctx.pathParam("slug"), form(ctx, "email"), form(ctx, "name"), roles);
    IssuedToken token =
        accounts.issueToken(
            actor, user.id(), "invitation", clock.instant().plus(INVITATION_LIFETIME));
    detail(ctx, token);
  }

  private void account(Context ctx, @Nullable IssuedToken issued) {
    CurrentUser user = CurrentUser.of(ctx);
    views.render(
        ctx,
        "members/account.jte",
        Map.of("tokens", accounts.ownTokens(user), "issued", issued == null ? "" : issued.token()));
  }

  private void issueToken(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    String days = form(ctx, "days");
    IssuedToken token =
        accounts.issueToken(
            user,
            user.userId(),
            form(ctx, "name"),
            days.matches("[0-9]{1,4}")
                ? clock.instant().plus(Duration.ofDays(Long.parseLong(days)))
                : null);
    account(ctx, token);
  }

  private void revokeToken(Context ctx) {
    accounts.revokeToken(CurrentUser.of(ctx), ctx.pathParam("id"));
    WebServer.seeOther(ctx, "/account");
  }

  private void setPassword(Context ctx) {
    accounts.setOwnPassword(CurrentUser.of(ctx), form(ctx, "password"));
    WebServer.seeOther(ctx, "/account");
  }

  private static String form(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }
}

package org.werkbank.platform.members;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Routes;

/** REST calls about members, users and tokens. */
public final class MemberApi implements Endpoints {
  /** Body of {@code POST /api/v1/members}. */
  record NewMember(String slug, String name, MemberKind kind) {
    NewMember {
      Given.required(slug, "slug");
      Given.required(name, "name");
      Given.required(kind, "kind");
    }
  }

  /** Body of {@code POST /api/v1/members/{slug}/users}. */
  record NewUser(String email, String name, Set<Role> roles) {
    NewUser {
      Given.required(email, "email");
      Given.required(name, "name");
      Given.required(roles, "roles");
    }
  }

  /** Body of {@code PUT /api/v1/members/{slug}/quota}; without bytes there is no limit. */
  record Quota(@Nullable Long bytes) {}

  /** Body of {@code POST /api/v1/users/{id}/tokens}. */
  record NewToken(String name, @Nullable Instant expiresAt) {
    NewToken {
      Given.required(name, "name");
    }
  }

  /** Answer of {@code GET /api/v1/me}. */
  record Me(Person user, Organisation member, Set<Role> roles) {
    record Person(String id, String email, String name) {}

    record Organisation(String slug, String name) {}
  }

  private final Members members;
  private final Accounts accounts;
  private final JsonBody json;

  public MemberApi(Members members, Accounts accounts, JsonBody json) {
    this.members = members;
    this.accounts = accounts;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/api/v1/members",
        Permission.OFFICE,
        Doc.of("Admit a member", Member.class).takes(NewMember.class).answers(201),
        this::admit);
    routes.get(
        "/api/v1/members",
        Permission.SIGNED_IN,
        Doc.of("All members", Page.class),
        ctx -> ctx.json(new Page<>(members.all(), null)));
    routes.post(
        "/api/v1/members/{slug}/users",
        Permission.ADMINISTER,
        Doc.of("Add a user to a member", User.class).takes(NewUser.class).answers(201),
        this::addUser);
    routes.get(
        "/api/v1/members/{slug}/users",
        Permission.ADMINISTER,
        Doc.of("The users of a member", Page.class),
        ctx ->
            ctx.json(
                new Page<>(members.usersOf(CurrentUser.of(ctx), ctx.pathParam("slug")), null)));
    routes.put(
        "/api/v1/members/{slug}/quota",
        Permission.OFFICE,
        Doc.of("Says how much the data sets of a member may take").takes(Quota.class).answers(204),
        this::allow);
    routes.post(
        "/api/v1/users/{id}/tokens",
        Permission.SIGNED_IN,
        Doc.of("Make a token; it is shown this once", IssuedToken.class)
            .takes(NewToken.class)
            .answers(201),
        this::issueToken);
    routes.delete(
        "/api/v1/tokens/{id}",
        Permission.SIGNED_IN,
        Doc.of("Revoke a token").answers(204),
        this::revokeToken);
    routes.get(
        "/api/v1/me",
        Permission.SIGNED_IN,
        Doc.of("Who I am", Me.class),
        ctx -> ctx.json(me(CurrentUser.of(ctx))));
  }

  private void admit(Context ctx) {
    NewMember body = json.read(ctx, NewMember.class);
    Member member = members.admit(CurrentUser.of(ctx), body.slug(), body.name(), body.kind());
    ctx.status(201).json(member);
  }

  private void addUser(Context ctx) {
    NewUser body = json.read(ctx, NewUser.class);
    User user =
        members.addUser(
            CurrentUser.of(ctx), ctx.pathParam("slug"), body.email(), body.name(), body.roles());
    ctx.status(201).json(user);
  }

  private void allow(Context ctx) {
    Quota asked = json.read(ctx, Quota.class);
    members.allow(CurrentUser.of(ctx), ctx.pathParam("slug"), asked.bytes());
    ctx.status(204);
  }

  private void issueToken(Context ctx) {
    NewToken body = json.read(ctx, NewToken.class);
    IssuedToken token =
        accounts.issueToken(
            CurrentUser.of(ctx), ctx.pathParam("id"), body.name(), body.expiresAt());
    ctx.status(201).json(token);
  }

  private void revokeToken(Context ctx) {
    accounts.revokeToken(CurrentUser.of(ctx), ctx.pathParam("id"));
    ctx.status(204);
  }

  private static Me me(CurrentUser user) {
    return new Me(
        new Me.Person(user.userId(), user.email(), user.name()),
        new Me.Organisation(user.memberSlug(), user.memberName()),
        user.roles());
  }

  static List<Role> rolesForMembers() {
    return List.of(Role.DATA_SCIENTIST, Role.STEWARD, Role.MANAGER, Role.RESEARCHER);
  }
}

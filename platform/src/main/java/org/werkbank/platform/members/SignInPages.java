package org.werkbank.platform.members;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Routes;
import org.werkbank.platform.web.SessionCookie;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Signing in and out. */
public final class SignInPages implements Endpoints {
  private final Accounts accounts;
  private final SignInLimit limit;
  private final Views views;

  public SignInPages(Accounts accounts, SignInLimit limit, Views views) {
    this.accounts = accounts;
    this.limit = limit;
    this.views = views;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/", Permission.SIGNED_IN, Doc.page(), this::home);
    routes.get("/sign-in", Permission.PUBLIC, Doc.page(), ctx -> form(ctx, "", ""));
    routes.post("/sign-in", Permission.PUBLIC, Doc.page(), this::signIn);
    routes.post("/sign-out", Permission.SIGNED_IN, Doc.page(), this::signOut);
  }

  private void home(Context ctx) {
    boolean office = CurrentUser.of(ctx).is(Role.OFFICE);
    WebServer.seeOther(ctx, office ? "/members" : "/dashboard");
  }

  private void form(Context ctx, String email, String error) {
    views.render(ctx, "members/sign-in.jte", Map.of("email", email, "error", error));
  }

  private void signIn(Context ctx) {
    requireOwnOrigin(ctx);
    String email = Objects.requireNonNullElse(ctx.formParam("email"), "");
    String token = Objects.requireNonNullElse(ctx.formParam("token"), "").strip();
    try {
      limit.check(ctx.ip(), token.isEmpty() ? email : "token");
      Accounts.NewSession session =
          token.isEmpty()
              ? accounts.signIn(email, Objects.requireNonNullElse(ctx.formParam("password"), ""))
              : accounts.signInWithToken(token);
      SessionCookie.set(ctx, session.secret(), Accounts.SESSION_LIFETIME);
      WebServer.seeOther(ctx, "/");
    } catch (Problem refused) {
      if (refused.type() != ProblemType.UNAUTHENTICATED) {
        throw refused;
      }
      ctx.status(refused.type().status());
      form(ctx, email, views.pageOf(ctx).messages().text(refused.text()));
    }
  }

  private void signOut(Context ctx) {
    String secret = SessionCookie.read(ctx);
    if (secret != null) {
      accounts.signOut(secret);
    }
    SessionCookie.clear(ctx);
    WebServer.seeOther(ctx, "/sign-in");
  }

  /** A sign-in form of another site could sign our user in as somebody else. */
  private static void requireOwnOrigin(Context ctx) {
    @Nullable String origin = ctx.header("Origin");
    if (origin == null || origin.equals("null")) {
      return;
    }
    if (!Objects.equals(URI.create(origin).getAuthority(), ctx.host())) {
      throw Problem.of(ProblemType.CSRF, "web.formExpired");
    }
  }
}

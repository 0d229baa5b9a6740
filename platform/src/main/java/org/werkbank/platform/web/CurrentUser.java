package org.werkbank.platform.web;

import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Who is calling, and for which member. */
public record CurrentUser(
    String userId,
    String email,
    String name,
    String memberId,
    String memberSlug,
    String memberName,
    Set<Role> roles) {
  static final String ATTRIBUTE = "werkbank.user";

  public CurrentUser {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean may(Permission permission) {
    return permission.allows(this);
  }

  /** The caller of a route that needs one. */
  public static CurrentUser of(Context ctx) {
    CurrentUser user = find(ctx);
    if (user == null) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "web.signInFirst");
    }
    return user;
  }

  static @Nullable CurrentUser find(Context ctx) {
    return ctx.attribute(ATTRIBUTE);
  }
}

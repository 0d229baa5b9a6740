package org.werkbank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** Walks every registered route. */
class RouteSecurityTest {
  @TempDir static Path home;
  static TestPlatform platform;
  static List<Route> routes;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    routes = platform.routes();
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void everyRouteSaysWhoMayCallItAndWhatItIs() {
    assertThat(routes).hasSizeGreaterThan(15);
    assertThat(routes)
        .allSatisfy(route -> assertThat(route.permissions()).as(route.toString()).hasSize(1));
    assertThat(routes)
        .allSatisfy(route -> assertThat(route.doc()).as(route.toString()).isNotNull());
  }

  @Test
  void onlyTheseRoutesArePublic() {
    assertThat(
            routes.stream()
                .filter(r -> r.permissions().contains(Permission.PUBLIC))
                .map(r -> r.method() + " " + r.path()))
        .containsExactlyInAnyOrder(
            "GET /health/live",
            "GET /health/ready",
            "GET /metrics",
            "GET /openapi.json",
            "GET /language/{language}",
            "GET /sign-in",
            "POST /sign-in");
  }

  @Test
  void nobodyGetsInWithoutSigningIn() {
    for (Route route : routes) {
      if (!route.permissions().contains(Permission.PUBLIC)) {
        Answer answer = call(route, null);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
      }
    }
  }

  @Test
  void aRoleThatIsNotNamedIsRefused() {
    for (Role role : Set.of(Role.MANAGER, Role.RESEARCHER, Role.DATA_SCIENTIST, Role.STEWARD)) {
      String slug = "route-" + role.slug();
      platform.admit(slug);
      String token = platform.token(slug, "x", role.slug());
      for (Route route : routes) {
        Permission permission = route.permissions().iterator().next();
        if (permission != Permission.PUBLIC && !permission.roles().contains(role)) {
          Answer answer = call(route, token);
          assertThat(answer.status()).as(role + " " + answer).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void headOfAProtectedRouteTellsNothing() {
    Answer answer = platform.send("HEAD", "/api/v1/me", null, BodyPublishers.noBody(), Map.of());
    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void openApiNamesEveryRouteThatIsNoPage() {
    var paths = platform.get("/openapi.json", null).expect(200).json().get("paths");
    for (Route route : routes) {
      if (!route.doc().isPage()) {
        String path = route.path().replaceAll("<([A-Za-z]+)>", "{$1}");
        assertThat(paths.path(path).has(route.method().toLowerCase(java.util.Locale.ROOT)))
            .as(route.toString())
            .isTrue();
      }
    }
  }

  @Test
  void answersCarryTheSecurityHeaders() {
    Answer answer = platform.get("/sign-in", null).expect(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  private static Answer call(Route route, String token) {
    String path = route.path().replaceAll("[{<][A-Za-z]+[}>]", "x");
    return platform.send(
        route.method(), path, token, BodyPublishers.noBody(), Map.of("Accept", "application/json"));
  }
}

package org.werkbank.platform.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.models.ModelsPlatform.Answer;
import org.werkbank.platform.models.ModelsPlatform.Person;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Route;

/** Every route of models, by every role, on an own, a shared and a foreign model. */
class ModelIsolationTest {
  private static final List<Role> ROLES =
      List.of(Role.DATA_SCIENTIST, Role.STEWARD, Role.MANAGER, Role.RESEARCHER);

  @TempDir static Path home;
  static ModelsPlatform platform;
  static final Map<Role, Person> PEOPLE = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    platform = ModelsPlatform.start(home);
    for (Role role : ROLES) {
      PEOPLE.put(role, platform.person("mine", role));
    }
    Person own = PEOPLE.get(Role.DATA_SCIENTIST);
    Person other = platform.person("theirs", Role.DATA_SCIENTIST);
    platform.person("elsewhere", Role.DATA_SCIENTIST);
    platform.sources.dataset(own.user(), "rows", "Eigene Zeilen");
    platform.registered(own, "own-model", "r-own", ModelSamples.good());
    platform.registered(other, "shared-model", "r-shared", ModelSamples.good());
    platform.registered(other, "foreign-model", "r-foreign", ModelSamples.good());
    platform.models.share(other.user(), "shared-model", "1", List.of("mine"));
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @TestFactory
  List<DynamicTest> nobodyReachesMoreThanRoleAndShareAllow() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Route route : platform.routes()) {
      if (!route.path().contains("/models")) {
        continue;
      }
      Permission permission = route.permissions().iterator().next();
      for (Role role : ROLES) {
        boolean mayCall = permission.roles().contains(role);
        if (route.path().contains("{owner}")) {
          boolean isReading = route.method().equals("GET");
          boolean isScoring = route.path().endsWith("/score");
          check(tests, route, role, "theirs", "foreign-model", mayCall ? 404 : 403);
          check(
              tests,
              route,
              role,
              "theirs",
              "shared-model",
              !mayCall ? 403 : isReading ? 200 : isScoring ? 202 : 404);
          if (isReading) {
            check(tests, route, role, "mine", "own-model", mayCall ? 200 : 403);
          }
        } else if (route.path().contains("{name}")) {
          // Without an owner the path means the caller's own member, whatever the name.
          check(tests, route, role, "theirs", "foreign-model", mayCall ? 404 : 403);
          check(tests, route, role, "theirs", "shared-model", mayCall ? 404 : 403);
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  private static void check(
      List<DynamicTest> tests, Route route, Role role, String owner, String name, int status) {
    String path =
        route
            .path()
            .replace("{owner}", owner)
            .replace("{name}", name)
            .replace("{version}", "1")
            .replace("{alias}", "champion")
            .replace("{member}", "elsewhere");
    tests.add(
        DynamicTest.dynamicTest(
            route.method() + " " + path + " as " + role.slug(),
            () -> {
              Answer answer = call(route, path, PEOPLE.get(role));
              int expected = status == 202 && path.startsWith("/models") ? 303 : status;
              assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
            }));
  }

  /** A call that would succeed if the model were the caller's own. */
  private static Answer call(Route route, String path, Person person) {
    if (route.path().startsWith("/api/")) {
      String body =
          """
          {"name":"x","version":1,"members":["elsewhere"],"runId":"r-own","dataset":{"id":"rows"}}
          """;
      return platform.send(
          route.method(),
          person,
          path,
          route.method().equals("GET") ? null : body,
          "Content-Type",
          "application/json");
    }
    return platform.send(
        route.method(),
        person,
        path,
        route.method().equals("GET")
            ? null
            : "alias=champion&members=elsewhere&dataset=rows&format=csv",
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}

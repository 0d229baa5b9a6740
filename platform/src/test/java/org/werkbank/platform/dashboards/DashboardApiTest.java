package org.werkbank.platform.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.models.ModelSamples;
import org.werkbank.platform.models.ModelsPlatform;
import org.werkbank.platform.models.ModelsPlatform.Answer;
import org.werkbank.platform.models.ModelsPlatform.Person;
import org.werkbank.platform.web.Role;

class DashboardApiTest {
  private static final String PRICES = "missEur=2000&falseAlarmEur=100&inspectionEur=0";

  @TempDir static Path home;
  static ModelsPlatform platform;

  @BeforeAll
  static void start() {
    platform = ModelsPlatform.start(home);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void withoutModelsAndRunsItInventsNothingAndSaysWhatToDo() {
    Person manager = platform.person("empty", Role.MANAGER);

    JsonNode dashboard = dashboard(manager, PRICES);

    assertThat(dashboard.has("costs")).isFalse();
    assertThat(dashboard.get("models")).isEmpty();
    assertThat(dashboard.get("trends")).isEmpty();
    assertThat(dashboard.at("/gain/comparisons")).isEmpty();
    assertThat(dashboard.at("/gain/next").asText()).isEqualTo("ask-for-a-share");
    String page = platform.get(manager, "/dashboard", "Accept-Language", "de").expect(200).text();
    assertThat(page)
        .contains("Noch nichts zu vergleichen")
        .contains("Noch wurde kein Lauf beurteilt")
        .doesNotContain(">dashboards.")
        .doesNotContain("0 €");
  }

  @Test
  void withoutPricesThereAreNoCosts() {
    Person person = platform.person("no-prices", Role.DATA_SCIENTIST);
    platform.registered(person, "press", "np-1", ModelSamples.good());

    JsonNode dashboard = dashboard(person, "");

    assertThat(dashboard.has("prices")).isFalse();
    assertThat(dashboard.has("costs")).isFalse();
    assertThat(dashboard.get("costModels").get(0).asText()).isEqualTo("no-prices/press/1");
  }

  @Test
  void costsFollowFromThePricesAskedForAndThoseRememberedStay() {
    Person person = platform.person("priced", Role.MANAGER, Role.DATA_SCIENTIST);
    platform.registered(person, "press", "p-1", ModelSamples.good());

    assertThat(dashboard(person, PRICES).at("/costs/chosen/eurPer1000").asDouble())
        .isEqualTo(10_000);
    assertThat(dashboard(person, "").has("costs")).isFalse();

    platform
        .put(
            person,
            "/api/v1/dashboard/prices",
            "{\"missEur\":1000,\"falseAlarmEur\":50,\"inspectionEur\":0}")
        .expect(200);
    assertThat(dashboard(person, "").at("/costs/chosen/eurPer1000").asDouble()).isEqualTo(5000);
    assertThat(dashboard(person, PRICES).at("/costs/chosen/eurPer1000").asDouble())
        .isEqualTo(10_000);
    Person colleague = platform.person("priced", Role.STEWARD);
    assertThat(dashboard(colleague, "").at("/prices/missEur").asDouble()).isEqualTo(1000);
    assertThat(platform.get(colleague, "/api/v1/audit?noun=dashboard").text())
        .contains("prices.set");
  }

  @Test
  void pricesAreTheMembersOwn() {
    Person first = platform.person("price-a", Role.MANAGER);
    Person second = platform.person("price-b", Role.MANAGER);
    platform
        .put(
            first,
            "/api/v1/dashboard/prices",
            "{\"missEur\":777,\"falseAlarmEur\":1,\"inspectionEur\":0}")
        .expect(200);

    assertThat(dashboard(second, "").has("prices")).isFalse();
  }

  @Test
  void pricesTheOwnersRunWasGivenStartTheOwnersPageAndNobodyElses() {
    Person owner = platform.person("given", Role.DATA_SCIENTIST);
    Person other = platform.person("not-given", Role.DATA_SCIENTIST);
    platform.sources.trained(
        owner.user(),
        "g-1",
        ModelSamples.good(),
        Map.of("costs", Map.of("missEur", 4321, "falseAlarmEur", 10, "inspectionEur", 1)));
    platform.models.registerAs(owner.user(), "press", "", "g-1");
    platform.models.share(owner.user(), "press", "1", List.of("not-given"));

    assertThat(dashboard(owner, "").at("/prices/missEur").asDouble()).isEqualTo(4321);
    assertThat(dashboard(other, "").has("prices")).isFalse();
    assertThat(dashboard(other, PRICES).at("/costs/model").asText()).isEqualTo("given/press/1");
  }

  @Test
  void aModelThatIsNotSharedHasNoCostCurveForOthers() {
    Person owner = platform.person("hidden", Role.DATA_SCIENTIST);
    Person other = platform.person("curious", Role.MANAGER);
    platform.registered(owner, "press", "h-1", ModelSamples.good());

    assertThat(platform.get(other, "/api/v1/dashboard?model=hidden/press/1").status())
        .isEqualTo(404);
    assertThat(platform.get(other, "/api/v1/dashboard?model=nonsense").status()).isEqualTo(404);
  }

  @Test
  void refusesPricesThatAreNone() {
    Person person = platform.person("bad-prices", Role.MANAGER);

    for (String query : List.of("missEur=x", "missEur=-1", "missEur=NaN", "missEur=1e99")) {
      Answer answer = platform.get(person, "/api/v1/dashboard?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/missEur");
    }
    assertThat(platform.get(person, "/api/v1/dashboard?missEur=2000,50").status()).isEqualTo(200);
  }

  @Test
  void aSharedModelIsComparedOnOurOwnLabelledRows() {
    Person owner = platform.person("strong", Role.DATA_SCIENTIST);
    Person user = platform.person("weak", Role.DATA_SCIENTIST);
    platform.registered(owner, "press", "s-1", ModelSamples.good());
    platform.models.share(owner.user(), "press", "1", List.of("weak"));
    platform.registered(user, "mine", "w-1", ModelSamples.withQuality(0.4, 0.3, 0.5));

    JsonNode before = dashboard(user, "").at("/gain");
    assertThat(comparison(before, "strong.press/1").at("/basis").asText()).isEqualTo("same-task");
    assertThat(before.at("/next").asText()).isEqualTo("score-labelled-rows");

    platform.sources.scored(
        user.user(),
        "w-score",
        "strong.press/1",
        "d-weak",
        ModelSamples.withQuality(0.7, 0.6, 0.8));
    JsonNode after = dashboard(user, "").at("/gain");
    JsonNode fair = comparison(after, "strong.press/1");
    assertThat(fair.at("/basis").asText()).isEqualTo("same-data");
    assertThat(fair.at("/verdict").asText()).isEqualTo("better");
    assertThat(fair.at("/shared/quality/value").asDouble()).isEqualTo(0.7);
    assertThat(fair.at("/own/quality/value").asDouble()).isEqualTo(0.4);
    assertThat(after.at("/better").asInt()).isGreaterThanOrEqualTo(1);
    assertThat(after.at("/next").asText()).isEqualTo("nothing");
  }

  @Test
  void overlappingIntervalsAreNoGain() {
    Person owner = platform.person("equal-a", Role.DATA_SCIENTIST);
    Person user = platform.person("equal-b", Role.DATA_SCIENTIST);
    platform.registered(owner, "press", "e-1", ModelSamples.good());
    platform.models.share(owner.user(), "press", "1", List.of("equal-b"));
    platform.registered(user, "mine", "e-2", ModelSamples.withQuality(0.75, 0.65, 0.8));

    JsonNode one = comparison(dashboard(user, "").at("/gain"), "equal-a.press/1");

    assertThat(one.at("/verdict").asText()).isEqualTo("no-difference");
  }

  @Test
  void theTrendHoldsTrainingRunsThatWereJudgedAlone() {
    Person person = platform.person("trend", Role.DATA_SCIENTIST);
    platform.sources.trained(person.user(), "t-1", ModelSamples.good());
    platform.sources.trained(person.user(), "t-2", ModelSamples.regression());
    platform.sources.running(person.user(), "t-3");
    platform.sources.scored(person.user(), "t-4", "a.b/1", "d", ModelSamples.good());

    JsonNode trends = dashboard(person, "").get("trends");

    assertThat(trends.findValuesAsText("runId")).containsExactlyInAnyOrder("t-1", "t-2");
    assertThat(trends.findValuesAsText("metric")).contains("pr_auc", "rmse");
  }

  private static JsonNode comparison(JsonNode gain, String label) {
    for (JsonNode one : gain.get("comparisons")) {
      if (one.at("/shared/label").asText().equals(label)) {
        return one;
      }
    }
    throw new AssertionError("no comparison with " + label + " in " + gain);
  }

  private static JsonNode dashboard(Person person, String query) {
    return platform.get(person, "/api/v1/dashboard?" + query).expect(200).json();
  }
}

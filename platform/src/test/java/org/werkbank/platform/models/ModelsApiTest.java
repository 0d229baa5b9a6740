package org.werkbank.platform.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.models.ModelsPlatform.Answer;
import org.werkbank.platform.models.ModelsPlatform.Person;
import org.werkbank.platform.runs.ScoringRequest;
import org.werkbank.platform.web.Role;

class ModelsApiTest {
  @TempDir static Path home;
  static ModelsPlatform platform;
  static Person presses;
  static Person wire;
  static Person third;

  @BeforeAll
  static void start() {
    platform = ModelsPlatform.start(home);
    presses = platform.person("presses", Role.DATA_SCIENTIST);
    wire = platform.person("wire", Role.DATA_SCIENTIST);
    third = platform.person("third", Role.DATA_SCIENTIST);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void registersWhatARunProducedAsTheNextVersion() {
    platform.sources.trained(presses.user(), "run-a", ModelSamples.good());
    platform.sources.trained(presses.user(), "run-b", ModelSamples.good());
    create("press-a");

    Answer first = register("press-a", "run-a").expect(201);
    Answer second = register("press-a", "run-b").expect(201);

    assertThat(first.header("Location")).isEqualTo("/api/v1/models/presses/press-a/versions/1");
    assertThat(second.json().get("version").asInt()).isEqualTo(2);
    assertThat(first.json().at("/evaluation/test/metrics/pr_auc/value").asDouble())
        .isEqualTo(0.795);
    assertThat(first.json().at("/word").asText()).isEqualTo("good");
    assertThat(first.json().at("/data/name").asText()).isEqualTo("Presslinie geheim");
    assertThat(first.json().at("/runId").asText()).isEqualTo("run-a");
  }

  @Test
  void theModelOutlivesTheRunItCameFrom() {
    SeenVersion seen = platform.registered(presses, "outlive", "run-o", ModelSamples.good());
    platform.store.removeAll("wb-presses", "runs/run-o/");

    Answer bytes = platform.get(presses, "/api/v1" + seen.page() + "/download").expect(200);

    assertThat(bytes.text()).isEqualTo("predictor of run-o");
  }

  @Test
  void theTrainingsOwnCardAndPlotsAreCopiedAndNothingElse() {
    SeenVersion seen = platform.registered(presses, "copied", "run-card", ModelSamples.good());
    List<String> keys = new java.util.ArrayList<>();
    platform.store.forEach(
        "wb-presses",
        "models/" + seen.model().id() + "/",
        object -> keys.add(object.key().substring(object.key().lastIndexOf('/') + 1)));

    assertThat(keys).containsExactlyInAnyOrder("model.zip", "model-card.json", "plots.json");
  }

  @Test
  void theSameRunAgainIsTheSameVersion() {
    platform.registered(presses, "twice", "run-t", ModelSamples.good());

    assertThat(register("twice", "run-t").expect(201).json().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void refusesARunThatHasNotSucceeded() {
    platform.sources.running(presses.user(), "run-r");
    create("unfinished");

    assertThat(register("unfinished", "run-r").status()).isEqualTo(409);
  }

  @Test
  void refusesTheRunOfAnotherMember() {
    platform.sources.trained(wire.user(), "run-wire", ModelSamples.good());
    create("foreign-run");

    assertThat(register("foreign-run", "run-wire").status()).isEqualTo(404);
  }

  @Test
  void aNameIsTakenOnceInAMemberButFreeInAnother() {
    create("taken");

    assertThat(platform.post(presses, "/api/v1/models", "{\"name\":\"taken\"}").status())
        .isEqualTo(409);
    platform.post(wire, "/api/v1/models", "{\"name\":\"taken\"}").expect(201);
  }

  @Test
  void refusesNamesThatWouldBreakAddresses() {
    for (String name : List.of("a.b", "a/b", "", " ", "../x", "ä", "x".repeat(64))) {
      assertThat(platform.post(presses, "/api/v1/models", "{\"name\":\"" + name + "\"}").status())
          .as(name)
          .isEqualTo(400);
    }
  }

  @Test
  void anAliasMovesFromVersionToVersion() {
    platform.registered(presses, "aliased", "run-1", ModelSamples.good());
    platform.registered(presses, "aliased", "run-2", ModelSamples.good());
    String alias = "/api/v1/models/aliased/aliases/champion";

    platform.put(presses, alias, "{\"version\":1}").expect(200);
    assertThat(versionBehind("champion")).isEqualTo(1);
    platform.put(presses, alias, "{\"version\":2}").expect(200);
    assertThat(versionBehind("champion")).isEqualTo(2);

    assertThat(platform.put(presses, alias, "{\"version\":3}").status()).isEqualTo(404);
    assertThat(
            platform.put(presses, "/api/v1/models/aliased/aliases/7", "{\"version\":1}").status())
        .isEqualTo(400);
  }

  @Test
  void isNotSharedWhileACheckForLeaksHasFailed() throws Exception {
    platform.registered(presses, "leaking", "run-leaking", ModelSamples.leaking());
    for (String with : List.of("{\"members\":[\"wire\"]}", "{\"members\":\"consortium\"}")) {
      Answer refused = share("leaking", with).expect(409);
      assertThat(refused.json().get("detail").asText())
          .contains("presses.leaking/1 cannot be shared", "part of the label", "ignored");
    }
    String page = platform.get(presses, "/models/presses/leaking/versions/1").expect(200).text();
    assertThat(page).contains("part of the label").doesNotContain("name=\"members\"");
  }

  @Test
  void isNotSharedWhenItReadsAColumnThatIsKeptFromOthers() throws Exception {
    platform.registered(presses, "telling", "run-t", ModelSamples.good());
    platform.sources.kept.add("torque");
    try {
      assertThat(share("telling", "{\"members\":[\"wire\"]}").expect(409).text())
          .contains("has learned from the column torque");
    } finally {
      platform.sources.kept.clear();
    }
    share("telling", "{\"members\":[\"wire\"]}").expect(201);
  }

  @Test
  void aMemberWithAShareSeesTheFiguresButNotWhereTheyComeFrom() {
    platform.registered(presses, "shared", "run-s", ModelSamples.good());
    String path = "/api/v1/models/presses/shared/versions/1";
    assertThat(platform.get(wire, path).status()).isEqualTo(404);

    share("shared", "{\"members\":[\"wire\"]}").expect(201);

    Answer seen = platform.get(wire, path).expect(200);
    assertThat(seen.json().at("/evaluation/test/n").asInt()).isEqualTo(1000);
    assertThat(seen.json().at("/features/0/name").asText()).isEqualTo("torque");
    assertThat(seen.json().at("/resources/peakMemoryMiB").asInt()).isEqualTo(612);
    assertThat(seen.json().at("/data/rows").asInt()).isEqualTo(10_000);
    for (String answer :
        List.of(
            seen.text(),
            platform.get(wire, path + "/card").expect(200).text(),
            platform.get(wire, path + "/card?format=markdown").expect(200).text(),
            platform.get(wire, path.substring("/api/v1".length())).expect(200).text(),
            platform.get(wire, "/api/v1/models").expect(200).text())) {
      assertThat(answer)
          .doesNotContain("Presslinie geheim")
          .doesNotContain("run-s")
          .doesNotContain("d-presses")
          .doesNotContain("@presses.example");
    }
    assertThat(platform.get(third, path).status()).isEqualTo(404);
  }

  @Test
  void aShareEndsAtOnce() {
    platform.registered(presses, "ended", "run-e", ModelSamples.good());
    share("ended", "{\"members\":[\"wire\",\"third\"]}").expect(201);
    String path = "/api/v1/models/presses/ended/versions/1";
    platform.get(wire, path + "/download").expect(200);

    platform.delete(presses, "/api/v1/models/ended/versions/1/shares/wire").expect(204);

    assertThat(platform.get(wire, path).status()).isEqualTo(404);
    assertThat(platform.get(wire, path + "/download").status()).isEqualTo(404);
    assertThat(platform.get(wire, "/api/v1/models").text()).doesNotContain("ended");
    platform.get(third, path).expect(200);
    assertThat(platform.delete(presses, "/api/v1/models/ended/versions/1/shares/wire").status())
        .isEqualTo(404);
  }

  @Test
  void theWholeConsortiumIncludesMembersOfTomorrow() {
    platform.registered(presses, "for-all", "run-all", ModelSamples.good());
    share("for-all", "{\"members\":\"consortium\"}").expect(201);

    Person newcomer = platform.person("newcomer", Role.RESEARCHER);
    platform.get(newcomer, "/api/v1/models/presses/for-all/versions/1").expect(200);

    platform.delete(presses, "/api/v1/models/for-all/versions/1/shares/consortium").expect(204);
    assertThat(platform.get(newcomer, "/api/v1/models/presses/for-all/versions/1").status())
        .isEqualTo(404);
  }

  @Test
  void oneWrongNameAndNobodyGetsTheModel() {
    platform.registered(presses, "careful", "run-c", ModelSamples.good());

    for (String members :
        List.of("[\"wire\",\"nobody\"]", "[\"wire\",\"office\"]", "[\"wire\",\"presses\"]")) {
      assertThat(share("careful", "{\"members\":" + members + "}").status())
          .as(members)
          .isIn(400, 404);
    }
    for (String members : List.of("[]", "\"wire\"", "[1]", "{}", "null")) {
      assertThat(share("careful", "{\"members\":" + members + "}").status())
          .as(members)
          .isEqualTo(400);
    }
    assertThat(platform.get(wire, "/api/v1/models/presses/careful/versions/1").status())
        .isEqualTo(404);
  }

  @Test
  void sharingAVersionSharesNoOther() {
    platform.registered(presses, "one-of-two", "run-v1", ModelSamples.good());
    platform.registered(presses, "one-of-two", "run-v2", ModelSamples.good());
    platform
        .put(presses, "/api/v1/models/one-of-two/aliases/champion", "{\"version\":2}")
        .expect(200);
    share("one-of-two", "{\"members\":[\"wire\"]}").expect(201);

    var seen =
        platform
            .models
            .list(wire.user(), org.werkbank.platform.db.PageRequest.first())
            .items()
            .stream()
            .filter(model -> model.name().equals("one-of-two"))
            .findFirst()
            .orElseThrow();
    assertThat(seen.versions()).extracting(SeenModel.Version::version).containsExactly(1);
    assertThat(seen.aliases()).isEmpty();
    assertThat(platform.get(wire, "/api/v1/models/presses/one-of-two/versions/2").status())
        .isEqualTo(404);
    assertThat(platform.get(wire, "/api/v1/models/presses/one-of-two/versions/champion").status())
        .isEqualTo(404);
  }

  @Test
  void downloadsCarryTheirHash() {
    SeenVersion seen = platform.registered(presses, "fetched", "run-f", ModelSamples.good());

    Answer answer = platform.get(presses, "/api/v1" + seen.page() + "/download").expect(200);

    String sha256 = FakeModelSources.sha256(answer.response().body());
    assertThat(sha256).isEqualTo(seen.version().sha256());
    assertThat(answer.header("Repr-Digest"))
        .isEqualTo(
            "sha-256=:"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256))
                + ":");
    assertThat(answer.header("Content-Disposition"))
        .startsWith("attachment; filename=\"presses.fetched-1.zip\"");
  }

  @Test
  void ownRowsAreScoredWithASharedModelAndItsOwnerSeesThatItWasUsed() {
    platform.registered(presses, "used", "run-u", ModelSamples.good());
    share("used", "{\"members\":[\"wire\"]}").expect(201);
    platform.sources.dataset(wire.user(), "parts", "Teileprüfung");
    String path = "/api/v1/models/presses/used/versions/1/score";

    Answer run = platform.post(wire, path, "{\"dataset\":{\"id\":\"parts\"}}").expect(202);

    assertThat(run.json().get("modelUsed").asText()).isEqualTo("presses.used/1");
    ScoringRequest asked = platform.sources.scored().get(platform.sources.scored().size() - 1);
    assertThat(asked.grant().bucket()).isEqualTo("wb-presses");
    assertThat(asked.grant().mayWrite()).isFalse();
    assertThat(asked.model().uri()).isEqualTo("s3a://wb-presses/" + asked.grant().prefix());
    assertThat(asked.needed()).extracting("name").containsExactly("torque", "speed");
    Person steward = platform.person("presses", Role.STEWARD);
    assertThat(platform.get(steward, "/api/v1/audit?noun=model").expect(200).text())
        .contains("\"model.used\"", "\"by\":\"wire\"", "\"how\":\"scored\"")
        .doesNotContain("@wire.example");
    assertThat(platform.post(presses, path, "{\"dataset\":{\"id\":\"parts\"}}").status())
        .as("rows of another member")
        .isEqualTo(404);
    assertThat(platform.post(third, path, "{\"dataset\":{\"id\":\"parts\"}}").status())
        .as("model not shared")
        .isEqualTo(404);
  }

  @Test
  void everyChangeIsInTheAuditTrail() {
    platform.registered(presses, "audited", "run-audit", ModelSamples.good());
    platform.put(presses, "/api/v1/models/audited/aliases/champion", "{\"version\":1}").expect(200);
    share("audited", "{\"members\":[\"wire\"]}").expect(201);
    platform.delete(presses, "/api/v1/models/audited/versions/1/shares/wire").expect(204);
    Person steward = platform.person("presses", Role.STEWARD);

    assertThat(
            platform
                .get(steward, "/api/v1/audit?noun=model&pageSize=500")
                .json()
                .findValuesAsText("action"))
        .contains(
            "model.created",
            "model.version.registered",
            "model.alias.set",
            "model.shared",
            "model.unshared");
  }

  @Test
  void theListGoesOnPageByPage() {
    Person own = platform.person("many", Role.DATA_SCIENTIST);
    for (int i = 0; i < 5; i++) {
      platform.post(own, "/api/v1/models", "{\"name\":\"m" + i + "\"}").expect(201);
    }
    java.util.Set<String> seen = new java.util.TreeSet<>();
    String token = "";
    int pages = 0;
    do {
      Answer page = platform.get(own, "/api/v1/models?pageSize=2&pageToken=" + token).expect(200);
      page.json()
          .get("items")
          .forEach(
              model -> {
                if (model.get("own").asBoolean()) {
                  seen.add(model.get("name").asText());
                }
              });
      token = page.json().path("nextPageToken").asText("");
      pages++;
    } while (!token.isEmpty() && !token.equals("null"));
    assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4");
    assertThat(pages).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theCardIsMarkdownForWhomWantsIt() {
    sourcesWithCosts();
    String path = "/api/v1/models/presses/carded/versions/1/card";

    String german =
        platform
            .get(presses, path, "Accept", "text/markdown", "Accept-Language", "de")
            .expect(200)
            .text();

    assertThat(german)
        .startsWith("# presses.carded 1\n")
        .contains("- Mitglied: presses")
        .contains("Erkennt \\<b\\>Ausschuss\\</b\\>, nicht für neue Werkstoffe")
        .contains("| PR-AUC | 0,795 | 0,710 – 0,860 | 0,020 | 0,371 |")
        .contains("- Anteil der Positiven: 2,0 % (20 Zeilen mit dem Wert 1)")
        .contains("torque alone \\| ROC-AUC 0.97")
        .contains("| torque | number | Nm |")
        .contains("- Ohne Modell: 40.000 €")
        .contains("- Größter Speicherbedarf: 612,0 MiB");
    assertThat(platform.get(presses, path + "?format=markdown").text())
        .contains("| PR-AUC | 0.795 | 0.710 – 0.860 | 0.020 | 0.371 |");
    assertThat(platform.get(presses, path, "Accept", "text/html").header("Location"))
        .isEqualTo("/models/presses/carded/versions/1");
    assertThat(platform.get(presses, path).json().at("/evaluation/prevalence").asDouble())
        .isEqualTo(0.02);
  }

  @Test
  void theCardTellsKindsOfFaultApart() {
    platform.registered(presses, "watch", "run-watch", ModelSamples.anomaly());
    String path = "/api/v1/models/presses/watch/versions/1/card";

    assertThat(platform.get(presses, path).json().at("/evaluation/factors/0/name").asText())
        .isEqualTo("valve");
    assertThat(
            platform
                .get(presses, path, "Accept", "text/markdown", "Accept-Language", "de")
                .expect(200)
                .text())
        .contains("| Wert | Zeilen (n) | Verzögerung in Zeilen | Erkannt |")
        .contains("| valve | 200 | 2 | 0,990 (0,970 – 1,000) |")
        .contains("| a\\|b | 200 | – | 0,040 (0,020 – 0,070) |")
        .contains("| Kennzahl | Wert | 95-%-Intervall | Raten | PCA |");
    assertThat(
            platform
                .get(presses, "/models/presses/watch/versions/1", "Accept-Language", "en")
                .expect(200)
                .text())
        .contains("Told apart")
        .contains("<th scope=\"row\">valve</th>")
        .contains("PCA: 0.900");
  }

  @Test
  void pricesOfTheOwnerStayWithTheOwner() {
    sourcesWithCosts();
    share("carded", "{\"members\":[\"wire\"]}").expect(201);
    String path = "/api/v1/models/presses/carded/versions/1/card";

    assertThat(platform.get(presses, path).json().at("/evaluation/costs/prices/missEur").asInt())
        .isEqualTo(2000);
    assertThat(platform.get(wire, path).expect(200).json().at("/evaluation").has("costs"))
        .isFalse();
  }

  private static void sourcesWithCosts() {
    platform.sources.trained(
        presses.user(),
        "run-costs",
        ModelSamples.good(),
        Map.of("costs", Map.of("missEur", 2000, "falseAlarmEur", 100, "inspectionEur", 0)));
    platform.models.registerAs(
        presses.user(),
        "carded",
        "Erkennt <b>Ausschuss</b>,\nnicht für neue Werkstoffe",
        "run-costs");
  }

  private static int versionBehind(String alias) {
    return platform
        .get(presses, "/api/v1/models/presses/aliased/versions/" + alias)
        .expect(200)
        .json()
        .get("version")
        .asInt();
  }

  private static void create(String name) {
    String body = "{\"name\":\"" + name + "\",\"description\":\"x\"}";
    platform.post(presses, "/api/v1/models", body).expect(201);
  }

  private static Answer register(String name, String runId) {
    return platform.post(
        presses, "/api/v1/models/" + name + "/versions", "{\"runId\":\"" + runId + "\"}");
  }

  private static Answer share(String name, String body) {
    return platform.post(presses, "/api/v1/models/" + name + "/versions/1/shares", body);
  }
}

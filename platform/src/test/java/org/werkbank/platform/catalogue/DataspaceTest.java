package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** The Catalog Protocol, its messages judged by the published schemas. */
class DataspaceTest {
  private static final String REQUEST =
      """
      {"@context":["https://w3id.org/dspace/2025/1/context.jsonld"],
       "@type":"CatalogRequestMessage","filter":[]}
      """;
  @TempDir static Path home;
  static TestPlatform platform;
  static PressShop shop;
  static PressShop partner;
  static PressShop stranger;
  static String forAll;
  static String forPartner;
  static String kept;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    shop = new PressShop(platform, "shop");
    partner = new PressShop(platform, "partner");
    stranger = new PressShop(platform, "stranger");
    kept = shop.data("kept", "");
    forAll = shop.data("for all", "strokes");
    forPartner = shop.data("for the partner", "strokes");
    shop.offer(forAll, "benchmarking", true, true, "[]");
    shop.offer(forPartner, "quality-analysis", true, false, "[\"partner\"]");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void theCatalogueIsMadeForWhoAsks() {
    assertThat(DataspaceSchemas.problems("catalog-request-message", REQUEST)).isEmpty();
    for (String token : List.of(shop.scientist, partner.manager, stranger.steward)) {
      Answer answer = ask(REQUEST, token).expect(200);
      assertThat(DataspaceSchemas.problems("catalog", answer.text())).as(answer.text()).isEmpty();
      assertThat(answer.text()).contains(forAll).doesNotContain(kept, PressShop.SECRET, "/content");
    }
    assertThat(ask(REQUEST, partner.manager).text()).contains(forPartner);
    assertThat(ask(REQUEST, shop.manager).text()).contains(forPartner);
    assertThat(ask(REQUEST, stranger.steward).text()).doesNotContain(forPartner);
  }

  @Test
  void whatIsAllowedIsPermittedAndTheRestProhibited() {
    JsonNode policy = one(forAll, stranger.scientist).expect(200).json().at("/hasPolicy/0");
    assertThat(policy.at("/permission").findValuesAsText("action"))
        .containsExactly("derive", "reproduce");
    assertThat(policy.at("/prohibition").findValuesAsText("action")).containsExactly("distribute");
    assertThat(policy.at("/permission/0/constraint/0/rightOperand/0").asText())
        .isEqualTo("urn:werkbank:purpose:benchmarking");
  }

  @Test
  void oneDataSetIsReadByUrnAndById() {
    for (String id : List.of(forAll, "urn:werkbank:dataset:" + forAll)) {
      Answer answer = one(id, stranger.scientist).expect(200);
      assertThat(DataspaceSchemas.problems("dataset", answer.text())).as(answer.text()).isEmpty();
      assertThat(answer.json().get("@id").asText()).isEqualTo("urn:werkbank:dataset:" + forAll);
    }
  }

  @Test
  void aMemberThatSeesNothingGetsAValidCatalogueWithoutDataSets() throws Exception {
    try (TestPlatform empty = TestPlatform.start(home.resolve("empty"))) {
      Answer answer = empty.post("/catalog/request", empty.dataScientist("lonely"), REQUEST);
      assertThat(DataspaceSchemas.problems("catalog", answer.expect(200).text())).isEmpty();
      assertThat(answer.json().has("dataset")).isFalse();
    }
  }

  @Test
  void everyRefusalIsACatalogError() {
    isError(one(kept, partner.scientist), 404);
    isError(one("nothing", partner.scientist), 404);
    isError(one(forPartner, stranger.scientist), 404);
    // Own, but without an offer: the protocol has no words for it.
    isError(one(kept, shop.scientist), 404);
    isError(ask(REQUEST, null), 401);
    isError(ask(REQUEST, "no-token"), 401);
    isError(ask(REQUEST, TestPlatform.OFFICE_TOKEN), 403);
    isError(
        platform.send(
            "GET",
            "/catalog/datasets/x",
            partner.scientist,
            BodyPublishers.noBody(),
            Map.of("Accept", "text/html")),
        404);
    isError(platform.get("/catalog/nothing", partner.scientist), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | not JSON",
        "{} | @context",
        "{\"@context\":[],\"@type\":\"CatalogRequestMessage\"} | context.jsonld",
        "{\"@context\":[\"https://w3id.org/dspace/2025/1/context.jsonld\"],\"@type\":\"Offer\"}"
            + " | CatalogRequestMessage is expected",
        "{\"@context\":[\"https://w3id.org/dspace/2025/1/context.jsonld\"],"
            + "\"@type\":\"CatalogRequestMessage\",\"filter\":[{\"a\":1}]} | not supported"
      })
  void aMessageThatIsWrongIsRefusedWithTheReason(String message, String reason) {
    Answer answer = ask(message, partner.scientist);
    isError(answer, 400);
    assertThat(answer.json().get("reason").toString()).contains(reason);
  }

  @Test
  void theSchemasFindWhatIsWrong() {
    ObjectNode catalogue = (ObjectNode) ask(REQUEST, shop.scientist).json();
    ((ObjectNode) catalogue.at("/dataset/0")).remove("hasPolicy");
    catalogue.remove("participantId");
    assertThat(DataspaceSchemas.problems("catalog", catalogue.toString()).toString())
        .contains("hasPolicy", "participantId");
  }

  private static void isError(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(DataspaceSchemas.problems("catalog-error", answer.text()))
        .as(answer.text())
        .isEmpty();
    assertThat(answer.json().get("reason")).isNotEmpty();
  }

  private static Answer ask(String message, String token) {
    return platform.post("/catalog/request", token, message);
  }

  private static Answer one(String id, String token) {
    return platform.get("/catalog/datasets/" + id, token);
  }
}

package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** Catalogues for machines hold what their reader may know of, and not a cell. */
class ExportTest {
  private static final String QUALITY = "quality-analysis";
  private static final String DCAT = "/api/v1/catalogue/dcat";

  @TempDir static Path home;
  static TestPlatform platform;
  static PressShop shop;
  static PressShop partner;
  static final Map<String, String> DATA = new LinkedHashMap<>();
  static final Map<String, String> VIEWERS = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    shop = new PressShop(platform, "shop");
    partner = new PressShop(platform, "partner");
    PressShop stranger = new PressShop(platform, "stranger");
    for (String name :
        List.of("kept", "offered", "forPartner", "withdrawn", "trained", "fetched", "revoked")) {
      DATA.put(name, shop.data(name, ""));
    }
    DATA.put("empty", shop.empty("empty", "nothing \\\"yet\\\"\\n<here>"));
    shop.offer(DATA.get("offered"), QUALITY, true, false, "[]");
    shop.offer(DATA.get("forPartner"), QUALITY, true, true, "[\"partner\"]");
    shop.offer(DATA.get("withdrawn"), QUALITY, true, true, "[]");
    shop.withdraw(DATA.get("withdrawn"));
    agreed("trained", false);
    agreed("fetched", true);
    agreed("revoked", true);
    String agreements =
        platform.get("/api/v1/agreements", shop.steward).json().get("items").toString();
    assertThat(agreements).contains(DATA.get("revoked"));
    platform
        .get("/api/v1/agreements", shop.steward)
        .json()
        .get("items")
        .forEach(
            one -> {
              if (one.get("datasetId").asText().equals(DATA.get("revoked"))) {
                platform
                    .post(
                        "/api/v1/agreements/" + one.get("id").asText() + "/revoke",
                        shop.steward,
                        "{}")
                    .expect(200);
              }
            });
    for (PressShop member : List.of(shop, partner, stranger)) {
      VIEWERS.put(member.slug + " data scientist", member.scientist);
      VIEWERS.put(member.slug + " steward", member.steward);
      VIEWERS.put(member.slug + " manager", member.manager);
    }
  }

  private static void agreed(String name, boolean download) {
    shop.offer(DATA.get(name), QUALITY, true, download, "[\"partner\"]");
    shop.agree(DATA.get(name), QUALITY, partner.scientist);
    shop.withdraw(DATA.get(name));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void everybodyFindsExactlyWhatHeMayDiscover() {
    VIEWERS.forEach(
        (viewer, token) -> {
          TreeSet<String> discoverable = new TreeSet<>();
          DATA.forEach(
              (name, id) -> {
                if (platform.get("/api/v1/datasets/" + id, token).status() == 200) {
                  discoverable.add(name);
                }
              });
          assertThat(names(platform.get(DCAT, token))).as(viewer).isEqualTo(discoverable);
        });
    assertThat(names(platform.get(DCAT, partner.manager)))
        .containsExactlyInAnyOrder("offered", "forPartner", "trained", "fetched");
    assertThat(names(platform.get(DCAT, VIEWERS.get("stranger steward"))))
        .containsExactly("offered");
    platform.get(DCAT, TestPlatform.OFFICE_TOKEN).expect(403);
  }

  @Test
  void theBytesAreNamedForThoseAloneWhoMayFetchThem() {
    VIEWERS.forEach(
        (viewer, token) -> {
          Answer dcat = platform.get(DCAT, token).expect(200);
          Answer turtle = platform.get(DCAT + "?format=ttl", token).expect(200);
          DATA.forEach(
              (name, id) -> {
                String content = "/api/v1/datasets/" + id + "/versions/1/content";
                boolean mayFetch = platform.get(content, token).status() == 200;
                assertThat(dcat.text().contains(content))
                    .as(viewer + " " + name)
                    .isEqualTo(mayFetch);
                assertThat(turtle.text().contains(content)).as(viewer).isEqualTo(mayFetch);
                Answer croissant = croissant(id, token);
                assertThat(croissant.text().contains(content)).as(viewer).isEqualTo(mayFetch);
              });
          assertThat(dcat.text() + turtle.text()).doesNotContain(PressShop.SECRET);
        });
  }

  @Test
  void theFormatIsNegotiated() {
    assertThat(dcat("", "*/*").header("Content-Type")).startsWith("application/ld+json");
    assertThat(dcat("", "text/turtle").header("Content-Type")).startsWith("text/turtle");
    assertThat(dcat("", "application/ld+json;q=0.5, text/turtle;q=0.4").header("Content-Type"))
        .startsWith("application/ld+json");
    assertThat(dcat("?format=jsonld", "text/turtle").header("Content-Type"))
        .startsWith("application/ld+json");
    assertThat(dcat("?format=ttl", "*/*").text()).startsWith("@prefix dcat:");
    assertThat(platform.get(DCAT + "?format=xml", shop.steward).expect(400).text())
        .contains("jsonld or ttl");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    List<String> found = new ArrayList<>();
    String path = DCAT + "?pageSize=3";
    while (!path.isEmpty()) {
      Answer page = platform.get(path, shop.scientist).expect(200);
      datasets(page).forEach(one -> found.add(one.get("dct:title").asText()));
      String link = page.header("Link");
      path = link.isEmpty() ? "" : link.replaceAll("<http://[^/]+(.*)>; rel=\"next\"", "$1");
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(DATA.keySet());
  }

  @Test
  void anOfferTravelsWithItsTerms() {
    JsonNode offered = null;
    for (JsonNode one : datasets(platform.get(DCAT, partner.scientist))) {
      offered = one.get("dct:title").asText().equals("offered") ? one : offered;
    }
    assertThat(offered).isNotNull();
    JsonNode policy = offered.get("odrl:hasPolicy");
    assertThat(policy.get("@type").asText()).isEqualTo("odrl:Offer");
    assertThat(policy.at("/odrl:target/@id").asText()).isEqualTo(offered.get("@id").asText());
    assertThat(policy.at("/odrl:permission/odrl:action/@id").asText()).isEqualTo("odrl:derive");
    assertThat(policy.at("/odrl:permission/odrl:constraint/odrl:rightOperand").asText())
        .isEqualTo("urn:werkbank:purpose:quality-analysis");
    assertThat(offered.at("/dcat:distribution/dcat:byteSize/@value").asText())
        .isEqualTo(
            String.valueOf(
                PressShop.ROWS.getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
  }

  @Test
  void croissantTellsColumnsAndNoFigure() {
    Answer told = croissant(DATA.get("offered"), partner.scientist).expect(200);
    assertThat(told.text()).doesNotContain(PressShop.SECRET).doesNotContain("früh");
    assertThat(told.json().at("/distribution/0/contentUrl").asText())
        .isEqualTo(platform.address() + "/catalogue/" + DATA.get("offered"));
    JsonNode force = told.json().at("/recordSet/0/field/0");
    assertThat(force.get("name").asText()).isEqualTo("force");
    assertThat(force.get("dataType").asText()).isEqualTo("sc:Float");
    assertThat(force.get("unitText").asText()).isEqualTo("kN");
    assertThat(force.get("description").asText()).isEqualTo("Presskraft \"Spitze\"");
    List<String> said = new ArrayList<>();
    force.fieldNames().forEachRemaining(said::add);
    assertThat(said)
        .containsExactlyInAnyOrder(
            "@type", "@id", "name", "description", "dataType", "unitText", "source");

    JsonNode fetched = croissant(DATA.get("fetched"), partner.scientist).expect(200).json();
    assertThat(fetched.at("/distribution/0/sha256").asText()).hasSize(64);
    assertThat(fetched.at("/recordSet/0/field/0/source/extract/column").asText())
        .isEqualTo("force");
    croissant(DATA.get("kept"), partner.scientist).expect(404);
    platform
        .get("/api/v1/datasets/" + DATA.get("offered") + "/versions/9/croissant", partner.scientist)
        .expect(404);
  }

  private static Answer croissant(String id, String token) {
    return platform.get("/api/v1/datasets/" + id + "/versions/1/croissant", token);
  }

  private static Answer dcat(String query, String accept) {
    return platform
        .send("GET", DCAT + query, shop.steward, BodyPublishers.noBody(), Map.of("Accept", accept))
        .expect(200);
  }

  private static TreeSet<String> names(Answer answer) {
    TreeSet<String> names = new TreeSet<>();
    datasets(answer.expect(200)).forEach(one -> names.add(one.get("dct:title").asText()));
    return names;
  }

  private static List<JsonNode> datasets(Answer answer) {
    JsonNode found = answer.json().path("dcat:dataset");
    List<JsonNode> all = new ArrayList<>();
    if (found.isArray()) {
      found.forEach(all::add);
    } else if (found.isObject()) {
      all.add(found);
    }
    return all;
  }
}

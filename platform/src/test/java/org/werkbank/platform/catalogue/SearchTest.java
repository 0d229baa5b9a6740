package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.RealParts;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.db.Dialect;

/** Offers are found by words and choices, and each choice says what it would leave. */
@ParameterizedClass
@EnumSource(Dialect.class)
class SearchTest {
  private static final String QUALITY = "quality-analysis";

  @Parameter Dialect dialect;
  @TempDir Path home;
  private TestPlatform platform;
  private PressShop shop;
  private PressShop mill;
  private PressShop reader;

  @BeforeEach
  void start() {
    platform =
        TestPlatform.start(home, dialect == Dialect.SQLITE ? Map.of() : RealParts.postgres());
    shop = new PressShop(platform, "shop");
    mill = new PressShop(platform, "mill");
    reader = new PressShop(platform, "reader");
    shop.offer(shop.data("Öfen 100%", "Härten"), QUALITY, true, false, "[]");
    shop.offer(shop.data("Presse", "Hübe"), "benchmarking", true, true, "[]");
    shop.offer(shop.data("Geheim", "Hübe"), "benchmarking", true, true, "[\"mill\"]");
    mill.offer(mill.data("Fräse", "Spindel_1"), QUALITY, false, true, "[]");
    shop.data("nicht angeboten", "");
  }

  @AfterEach
  void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void wordsAreFoundInNameDescriptionOwnerAndColumnsWhateverTheirCase() {
    assertThat(names("")).containsExactly("Fräse", "Presse", "Öfen 100%");
    assertThat(names(q("ÖFEN"))).containsExactly("Öfen 100%");
    assertThat(names(q("härten"))).containsExactly("Öfen 100%");
    assertThat(names(q("mill"))).containsExactly("Fräse");
    assertThat(names(q("FORCE"))).hasSize(3);
    assertThat(names(q("force spindel"))).containsExactly("Fräse");
    assertThat(names(q("force nothing"))).isEmpty();
    // What a database takes for any letter is a letter here.
    assertThat(names(q("100%"))).containsExactly("Öfen 100%");
    assertThat(names(q("n_1"))).isEmpty();
    assertThat(names(q("l_1"))).containsExactly("Fräse");
    assertThat(names(q("feature"))).isEmpty();
  }

  @Test
  void choicesNarrowAndCountsFollow() {
    assertThat(names("?owner=shop")).containsExactly("Presse", "Öfen 100%");
    assertThat(names("?purpose=" + QUALITY)).containsExactly("Fräse", "Öfen 100%");
    assertThat(names("?mayDownload=true")).containsExactly("Fräse", "Presse");
    assertThat(names("?mayDownload=true&mayTrain=true")).containsExactly("Presse");
    assertThat(names("?mediaType=text/csv")).hasSize(3);
    assertThat(names("?mediaType=x")).isEmpty();

    JsonNode all = facets("");
    assertThat(all.get("found").asLong()).isEqualTo(3);
    assertThat(counts(all, "owners")).containsExactly(Map.entry("shop", 2L), Map.entry("mill", 1L));
    assertThat(counts(all, "purposes"))
        .containsExactly(Map.entry(QUALITY, 2L), Map.entry("benchmarking", 1L));
    assertThat(counts(all, "mediaTypes")).containsExactly(Map.entry("text/csv", 3L));
    assertThat(all.get("mayTrain").asLong()).isEqualTo(2);
    assertThat(all.get("mayDownload").asLong()).isEqualTo(2);

    // Its own choice leaves a facet open; the others count what is left.
    JsonNode chosen = facets("?owner=shop&mayDownload=true");
    assertThat(chosen.get("found").asLong()).isEqualTo(1);
    assertThat(counts(chosen, "owners"))
        .containsExactly(Map.entry("mill", 1L), Map.entry("shop", 1L));
    assertThat(counts(chosen, "purposes")).containsExactly(Map.entry("benchmarking", 1L));
    assertThat(chosen.get("mayDownload").asLong()).isEqualTo(1);
    assertThat(facets(q("spindel")).get("mayTrain").asLong()).isZero();
  }

  @Test
  void pagesFollowEachOtherAndAnswersToWrongQuestionsSaySo() {
    List<String> found = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = search("?pageSize=1&pageToken=" + token);
      page.get("items").forEach(one -> found.add(one.get("name").asText()));
      token = page.path("nextPageToken").asText("");
    } while (!token.isEmpty());
    assertThat(found).containsExactly("Fräse", "Presse", "Öfen 100%");

    platform.get("/api/v1/catalogue?purpose=fun", reader.scientist).expect(400);
    platform.get("/api/v1/catalogue?q=" + "x".repeat(201), reader.scientist).expect(400);
  }

  @Test
  void newColumnsAreFoundWithTheNextVersion() {
    String id = search(q("fräse")).at("/items/0/id").asText();
    assertThat(names(q("torque"))).isEmpty();
    mill.upload(id, "force,torque\n1,2\n3,4\n");
    assertThat(names(q("torque"))).containsExactly("Fräse");
  }

  private static String q(String words) {
    return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private List<String> names(String query) {
    List<String> names = new ArrayList<>();
    search(query).get("items").forEach(one -> names.add(one.get("name").asText()));
    return names;
  }

  private JsonNode facets(String query) {
    return search(query).get("facets");
  }

  private JsonNode search(String query) {
    return platform.get("/api/v1/catalogue" + query, reader.scientist).expect(200).json();
  }

  private static Map<String, Long> counts(JsonNode facets, String name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    facets
        .get(name)
        .forEach(one -> counts.put(one.get("value").asText(), one.get("count").asLong()));
    return counts;
  }
}

package org.werkbank.platform.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** A column that its owner keeps is nowhere to be found by anybody else, by name or by value. */
class KeptColumnsTest {
  private static final String COLUMN = "alloyrecipe";
  private static final String VALUE = "x7crnimo";

  @TempDir Path home;
  private TestPlatform platform;
  private String shop;
  private String steward;
  private String institute;
  private String dataset;

  @BeforeEach
  void start() {
    platform = TestPlatform.start(home);
    platform.admit("shop");
    platform.admit("institute", "research");
    shop = platform.token("shop", "ds", "data-scientist");
    steward = platform.token("shop", "steward", "steward");
    institute = platform.token("institute", "ria", "researcher", "data-scientist");
    dataset = upload();
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  @Test
  void itVanishesFromAllThatOthersSeeAtOnce() {
    confirm("null").expect(200);
    offer(true).expect(201);
    agree();
    assertThat(preview(institute)).contains(COLUMN, VALUE);
    platform.get(version() + "/content", institute).expect(200);
    assertThat(found(COLUMN)).isTrue();

    confirm("\"trade-secret\"").expect(200);

    for (String path :
        new String[] {
          "/api/v1/datasets/" + dataset,
          version(),
          "/api/v1/catalogue?q=press",
          "/catalogue/" + dataset,
          "/runs/new?dataset=" + dataset,
          version() + "/croissant",
          "/api/v1/catalogue/dcat"
        }) {
      assertThat(platform.get(path, institute).expect(200).text())
          .as(path)
          .doesNotContain(COLUMN)
          .doesNotContain(VALUE);
    }
    assertThat(preview(institute)).contains("force").contains("3.5");
    assertThat(found(COLUMN)).as("a word found tells as much as a word shown").isFalse();
    assertThat(platform.get("/catalogue/" + dataset, institute).expect(200).text())
        .contains("keeps columns to itself: 1");
    assertThat(platform.get(version() + "/content", institute).expect(409).text())
        .contains("keeps columns of it back");
  }

  @Test
  void itsOwnerSeesItAsBefore() {
    confirm("\"personal\"").expect(200);
    assertThat(preview(shop)).contains(COLUMN, VALUE);
    assertThat(platform.get("/datasets/" + dataset, shop).expect(200).text())
        .contains(COLUMN, VALUE);
    platform.get(version() + "/content", shop).expect(200);
    JsonNode columns =
        platform.get("/api/v1/datasets/" + dataset, shop).expect(200).json().at("/schema/columns");
    assertThat(columns.findValuesAsText("protection")).contains("personal");
  }

  @Test
  void dataWithOneAreNotOfferedForDownload() {
    confirm("\"personal\"").expect(200);
    assertThat(offer(true).expect(409).text()).contains("kept from others");
    offer(false).expect(201);
  }

  @Test
  void whatWasKeptOnceIsNotShownByAnOlderVersionWhenTheColumnHasGone() {
    confirm("\"trade-secret\"").expect(200);
    offer(false).expect(201);
    agree();
    put("force,speed,bad\n" + "1.5,2,0\n2.5,3,1\n".repeat(30));
    platform
        .put(
            "/api/v1/datasets/" + dataset + "/schema",
            shop,
            """
            {"columns":[{"name":"force","role":"feature"},{"name":"bad","role":"label"}]}
            """)
        .expect(200);
    assertThat(platform.get(version() + "/croissant", institute).expect(200).text())
        .doesNotContain(COLUMN);
    assertThat(platform.get(version(), institute).text()).doesNotContain(COLUMN);
  }

  @Test
  void aLabelCannotBeKept() {
    String body =
        """
        {"columns":[{"name":"force","role":"feature"},
         {"name":"bad","role":"label","protection":"personal"}]}
        """;
    assertThat(
            platform.put("/api/v1/datasets/" + dataset + "/schema", shop, body).expect(400).text())
        .contains("label cannot be kept");
  }

  private boolean found(String word) {
    return !platform
        .get("/api/v1/catalogue?q=" + word, institute)
        .expect(200)
        .json()
        .get("items")
        .isEmpty();
  }

  private String preview(String token) {
    return platform.get(version(), token).expect(200).text();
  }

  private String version() {
    return "/api/v1/datasets/" + dataset + "/versions/1";
  }

  private Answer confirm(String protection) {
    return platform.put(
        "/api/v1/datasets/" + dataset + "/schema",
        shop,
        """
        {"columns":[{"name":"force","role":"feature"},{"name":"bad","role":"label"},
         {"name":"%s","role":"feature","protection":%s}]}
        """
            .formatted(COLUMN, protection));
  }

  private Answer offer(boolean download) {
    return platform.post(
        "/api/v1/datasets/" + dataset + "/offer",
        steward,
        """
        {"purposes":["benchmarking"],"mayTrain":true,"mayDownload":%s,"mayShareModel":false}
        """
            .formatted(download));
  }

  private void agree() {
    String request =
        platform
            .post(
                "/api/v1/datasets/" + dataset + "/access-requests",
                institute,
                "{\"purpose\":\"benchmarking\",\"message\":\"We compare presses.\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    platform
        .post(
            "/api/v1/access-requests/" + request + "/decision", steward, "{\"decision\":\"grant\"}")
        .expect(200);
  }

  private String upload() {
    dataset =
        platform
            .post("/api/v1/datasets", shop, "{\"name\":\"Press line 3\",\"description\":\"\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    StringBuilder rows = new StringBuilder("force," + COLUMN + ",bad\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7).append(".5,").append(VALUE).append(i % 3).append(',');
      rows.append(i % 2).append('\n');
    }
    put(rows.toString());
    return dataset;
  }

  private void put(String rows) {
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + dataset + "/versions?filename=press.csv",
            shop,
            BodyPublishers.ofString(rows, StandardCharsets.UTF_8),
            Map.of("Content-Type", "text/csv"))
        .expect(201);
  }
}

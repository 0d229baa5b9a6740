package org.werkbank.platform.catalogue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.werkbank.platform.TestPlatform;

/** A member with data to offer, as tests of the catalogue need one. */
final class PressShop {
  /** Stands in one cell; whoever reads it has seen a row. */
  static final String SECRET = "731.40625";

  static final String ROWS =
      "force,speed,shift,bad\n" + SECRET + ",3,früh,0\n12.5,4,spät,1\n13.5,5,früh,0\n";

  final TestPlatform platform;
  final String slug;
  final String scientist;
  final String steward;
  final String manager;

  PressShop(TestPlatform platform, String slug) {
    this.platform = platform;
    this.slug = slug;
    platform.admit(slug);
    this.scientist = platform.token(slug, "ds", "data-scientist");
    this.steward = platform.token(slug, "steward", "steward");
    this.manager = platform.token(slug, "chef", "manager");
  }

  /** A data set with a version and a confirmed schema. */
  String data(String name, String description) {
    String id = empty(name, description);
    upload(id, ROWS);
    confirm(id);
    return id;
  }

  String empty(String name, String description) {
    String body = "{\"name\":\"%s\",\"description\":\"%s\"}".formatted(name, description);
    return platform.post("/api/v1/datasets", scientist, body).expect(201).json().get("id").asText();
  }

  void upload(String id, String rows) {
    platform
        .send(
            "PUT",
            "/api/v1/datasets/" + id + "/versions?filename=press.csv",
            scientist,
            BodyPublishers.ofString(rows, StandardCharsets.UTF_8),
            Map.of("Content-Type", "text/csv"))
        .expect(201);
  }

  private void confirm(String id) {
    platform
        .put(
            "/api/v1/datasets/" + id + "/schema",
            scientist,
            """
            {"columns":[
              {"name":"force","role":"feature","unit":"kN","description":"Presskraft \\"Spitze\\""},
              {"name":"speed","role":"feature"},{"name":"shift","role":"group"},
              {"name":"bad","role":"label"}]}
            """)
        .expect(200);
  }

  /** Offers it; members is a JSON list, empty for everybody. */
  void offer(String id, String purpose, boolean train, boolean download, String members) {
    platform
        .post(
            "/api/v1/datasets/" + id + "/offer",
            steward,
            """
            {"purposes":["%s"],"mayTrain":%s,"mayDownload":%s,"mayShareModel":false,"members":%s}
            """
                .formatted(purpose, train, download, members))
        .expect(201);
  }

  void withdraw(String id) {
    platform.delete("/api/v1/datasets/" + id + "/offer", steward).expect(204);
  }

  /** Another member asks, this one's steward grants. */
  void agree(String id, String purpose, String asker) {
    String request =
        platform
            .post(
                "/api/v1/datasets/" + id + "/access-requests",
                asker,
                "{\"purpose\":\"" + purpose + "\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    platform
        .post(
            "/api/v1/access-requests/" + request + "/decision", steward, "{\"decision\":\"grant\"}")
        .expect(200);
  }
}

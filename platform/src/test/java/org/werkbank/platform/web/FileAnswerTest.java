package org.werkbank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class FileAnswerTest {
  @TempDir Path home;

  @Test
  void sendsTheBytesThemselvesToAReaderThatWouldTakeThemCompressed() throws Exception {
    try (TestPlatform platform = TestPlatform.start(home)) {
      String token = platform.dataScientist("werk");
      String csv = "time;value\n" + "1;2\n".repeat(20_000);
      String id =
          platform
              .post("/api/v1/datasets", token, "{\"name\":\"long\",\"description\":\"\"}")
              .expect(201)
              .json()
              .get("id")
              .asText();
      platform
          .send(
              "PUT",
              "/api/v1/datasets/" + id + "/versions?filename=long.csv",
              token,
              BodyPublishers.ofString(csv),
              Map.of("Content-Type", "text/csv"))
          .expect(201);
      Answer content =
          platform
              .send(
                  "GET",
                  "/api/v1/datasets/" + id + "/versions/1/content",
                  token,
                  BodyPublishers.noBody(),
                  Map.of("Accept-Encoding", "gzip, br", "Accept", "*/*"))
              .expect(200);
      assertThat(content.text()).isEqualTo(csv);
      assertThat(content.header("Content-Encoding")).isEmpty();
      assertThat(content.header("Content-Length")).isEqualTo(String.valueOf(csv.length()));
    }
  }
}
